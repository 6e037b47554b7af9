/**
 * What every service that reads or writes topics does in the same way: names by configuration
 * ({@code KafkaNames}), dead letters ({@code DeadLetterRecords}), and how far its groups are behind
 * ({@code LagWatch}, for a service that has a bean {@code ConsumedTopics}). What a client is like
 * is said where it is used.
 */
@NullMarked
package io.sluice.platform.kafka;

import org.jspecify.annotations.NullMarked;
