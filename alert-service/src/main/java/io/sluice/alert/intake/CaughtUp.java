package io.sluice.alert.intake;

import java.time.Duration;
import org.apache.kafka.common.TopicPartition;

/**
 * A partition on which nothing waits at the broker. What was polled may still be on its way.
 *
 * @param position the offset up to which it was polled, ends of transactions included
 * @param stands whether that was so at the look before: all that was polled has come since
 * @param listening for how long each look has found what the one before knew of taken in, so that
 *     silence in that time is that of who sends
 */
record CaughtUp(TopicPartition partition, long position, boolean stands, Duration listening) {}
