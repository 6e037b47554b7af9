/** What machines of a plant say to each other day by day, odd things among it. */
@NullMarked
package io.sluice.testbed.network.traffic;

import org.jspecify.annotations.NullMarked;
