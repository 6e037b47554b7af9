/**
 * The state machine of one asset: scores, commands and ticks in, changes of its incidents out.
 * Pure: no CDI, no Kafka, no clock; order is that of the log, durations are the event time of the
 * scores.
 */
@NullMarked
package io.sluice.incidents;

import org.jspecify.annotations.NullMarked;
