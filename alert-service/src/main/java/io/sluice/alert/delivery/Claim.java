package io.sluice.alert.delivery;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this replica may attempt until its lease ends.
 *
 * @param id the delivery
 * @param attempts which attempt this is since the first; only who holds this number may finish it
 * @param attempt which attempt this is since the delivery was last queued
 * @param age since it was last queued
 * @param body the alert
 * @param traceparent of the trace that led to it, null if there is none
 */
record Claim(
    UUID id, int attempts, int attempt, Duration age, byte[] body, @Nullable String traceparent) {}
