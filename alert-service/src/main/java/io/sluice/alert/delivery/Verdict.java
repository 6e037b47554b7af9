package io.sluice.alert.delivery;

import java.time.Duration;

/** What an attempt means for its delivery. */
sealed interface Verdict {

  record Delivered() implements Verdict {}

  record RetryIn(Duration pause, String why) implements Verdict {}

  record Dead(String why) implements Verdict {}
}
