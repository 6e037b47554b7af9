package io.sluice.models.evaluation;

import io.sluice.contracts.Debounce;
import io.sluice.detection.bundle.Bundle;
import java.time.Duration;

/**
 * When anomalous windows become an alarm and when it ends; all times are event time. The defaults
 * are those of alert-service, so that what is measured is what would have been delivered.
 *
 * @param onDelay how long windows must be anomalous before an alarm opens
 * @param offDelay how long windows must be quiet before it ends
 * @param maxSilence a longer time without windows ends it
 * @param holdRatio while an alarm is open a window is quiet only below this ratio
 */
public record AlarmSettings(
    Duration onDelay, Duration offDelay, Duration maxSilence, double holdRatio) {

  public static final AlarmSettings DEFAULT =
      new AlarmSettings(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofHours(24), 0.9);

  /** The defaults, as patient as the bundle says. */
  public static AlarmSettings of(Bundle bundle) {
    var debounce = bundle.manifest().debounce();
    return debounce == null ? DEFAULT : DEFAULT.with(debounce);
  }

  AlarmSettings with(Debounce debounce) {
    return new AlarmSettings(debounce.onDelay(), debounce.offDelay(), maxSilence, holdRatio);
  }

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public AlarmSettings {
    if (onDelay.isNegative() || offDelay.isNegative()) {
      throw new IllegalArgumentException(
          "delays are %s and %s, expected 0 or more".formatted(onDelay, offDelay));
    }
    if (maxSilence.compareTo(onDelay) <= 0 || maxSilence.compareTo(offDelay) <= 0) {
      throw new IllegalArgumentException(
          "the longest silence, %s, must be longer than the delays %s and %s"
              .formatted(maxSilence, onDelay, offDelay));
    }
    if (!(holdRatio > 0)) {
      throw new IllegalArgumentException("hold ratio is " + holdRatio + ", expected above 0");
    }
  }
}
