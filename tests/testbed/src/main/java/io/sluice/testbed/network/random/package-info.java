/** Chance that is the same on every machine. */
@NullMarked
package io.sluice.testbed.network.random;

import org.jspecify.annotations.NullMarked;
