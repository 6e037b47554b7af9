package io.sluice.contracts;

import java.time.Duration;

/**
 * How patient alarms about a plant are, in event time; a bundle may say so, where whoever trained
 * it has chosen it on labelled data.
 *
 * @param onDelay how long windows must be anomalous before an incident opens, at least 0
 * @param offDelay how long they must be quiet before it is resolved, at least 0
 */
public record Debounce(Duration onDelay, Duration offDelay) {

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public Debounce {
    notNegative(onDelay, "onDelay");
    notNegative(offDelay, "offDelay");
  }

  private static void notNegative(Duration delay, String field) {
    if (Checks.required(delay, field).isNegative()) {
      throw new IllegalArgumentException("'" + field + "' is " + delay + ", expected 0 or more");
    }
  }
}
