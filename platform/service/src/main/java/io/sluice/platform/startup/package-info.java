@NullMarked
package io.sluice.platform.startup;

import org.jspecify.annotations.NullMarked;
