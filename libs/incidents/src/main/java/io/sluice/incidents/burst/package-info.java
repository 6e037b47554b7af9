/** When many are one thing: pure, the times are those of the hits. */
@NullMarked
package io.sluice.incidents.burst;

import org.jspecify.annotations.NullMarked;
