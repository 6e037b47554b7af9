@NullMarked
package io.sluice.platform.postgres;

import org.jspecify.annotations.NullMarked;
