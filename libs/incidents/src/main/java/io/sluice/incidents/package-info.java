/**
 * The state machine of one asset: scores in, changes of its incident out. Pure: no CDI, no Kafka,
 * no clock; time is the event time of the scores.
 */
package io.sluice.incidents;
