package io.sluice.alert.delivery;

import java.time.Duration;

/** What an attempt means for its delivery. */
sealed interface RetryDecision {

  record Delivered() implements RetryDecision {}

  record RetryIn(Duration pause, String why) implements RetryDecision {}

  record Dead(String why) implements RetryDecision {}
}
