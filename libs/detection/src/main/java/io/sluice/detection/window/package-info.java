/**
 * The readings of one stream as they come in: the ring that is its window, what a slot of time may
 * take, and when a window begins anew. Free of clocks and of Kafka; whose window it is, and where
 * it is kept, is known to scoring.
 */
@NullMarked
package io.sluice.detection.window;

import org.jspecify.annotations.NullMarked;
