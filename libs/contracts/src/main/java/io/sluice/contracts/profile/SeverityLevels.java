package io.sluice.contracts.profile;

import io.sluice.contracts.Severity;

/**
 * From which ratio on a window has which severity.
 *
 * @param info at or above this INFO
 * @param warning at or above this WARNING
 * @param critical above this CRITICAL
 */
public record SeverityLevels(double info, double warning, double critical) {

  public static final SeverityLevels DEFAULT = new SeverityLevels(1, 1.5, 2);

  /**
   * @throws IllegalArgumentException unless 0 &lt; info &le; warning &le; critical
   */
  public SeverityLevels {
    if (!(0 < info && info <= warning && warning <= critical && critical < Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "severity levels must ascend from above 0: info %s, warning %s, critical %s"
              .formatted(info, warning, critical));
    }
  }

  public Severity of(double ratio) {
    if (ratio > critical) {
      return Severity.CRITICAL;
    }
    if (ratio >= warning) {
      return Severity.WARNING;
    }
    return ratio >= info ? Severity.INFO : Severity.NONE;
  }
}
