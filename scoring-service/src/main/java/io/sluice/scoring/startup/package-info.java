@NullMarked
package io.sluice.scoring.startup;

import org.jspecify.annotations.NullMarked;
