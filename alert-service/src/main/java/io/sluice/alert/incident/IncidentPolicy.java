package io.sluice.alert.incident;

import io.sluice.contracts.Debounce;
import java.time.Duration;

/**
 * When an episode becomes an incident and when an incident is over. All times are event time.
 *
 * @param onDelay how long windows must be anomalous before an incident opens; 0 opens at the first
 * @param offDelay how long windows must be quiet before it is resolved; 0 resolves at the first
 * @param cooldown for how long after a resolved incident only something worse, or something that
 *     outlasts this time, opens the next one; 0 is none
 * @param updateEvery least time between an UPDATED and the alert before it; 0 sends none
 * @param maxSilence an asset that was silent for longer begins anew: what was open is resolved
 * @param holdRatio an open incident's window is quiet only below this ratio, where 1 is the border
 *     of normal; above 0, at most 1
 */
public record IncidentPolicy(
    Duration onDelay,
    Duration offDelay,
    Duration cooldown,
    Duration updateEvery,
    Duration maxSilence,
    double holdRatio) {

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public IncidentPolicy {
    notNegative(onDelay, "on-delay");
    notNegative(offDelay, "off-delay");
    notNegative(cooldown, "cooldown");
    notNegative(updateEvery, "update-every");
    notNegative(maxSilence, "max-silence");
    longerThan(maxSilence, onDelay, "on-delay");
    longerThan(maxSilence, offDelay, "off-delay");
    if (!(holdRatio > 0 && holdRatio <= 1)) {
      throw new IllegalArgumentException(
          "hold-ratio is " + holdRatio + ", expected above 0 and at most 1");
    }
  }

  /** The same with other delays; a silence that ends an incident stays longer than both. */
  IncidentPolicy with(Debounce debounce) {
    Duration longest =
        debounce.onDelay().compareTo(debounce.offDelay()) > 0
            ? debounce.onDelay()
            : debounce.offDelay();
    return new IncidentPolicy(
        debounce.onDelay(),
        debounce.offDelay(),
        cooldown,
        updateEvery,
        maxSilence.compareTo(longest) > 0 ? maxSilence : longest.multipliedBy(2),
        holdRatio);
  }

  private static void notNegative(Duration value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " is " + value + ", expected 0 or more");
    }
  }

  private static void longerThan(Duration silence, Duration value, String name) {
    if (silence.compareTo(value) <= 0) {
      throw new IllegalArgumentException(
          "max-silence is " + silence + ", expected longer than " + name + ", which is " + value);
    }
  }
}
