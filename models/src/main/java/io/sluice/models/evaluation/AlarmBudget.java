package io.sluice.models.evaluation;

import io.sluice.contracts.Severity;
import io.sluice.detection.bundle.Bundle;

/**
 * How many false alarms a day a bundle was calibrated for, by the severity that they reach at
 * least.
 */
public record AlarmBudget(Double info, Double warning, Double critical) {

  /** Of a bundle whose thresholds are a percentile: nobody was asked for a budget. */
  public static final AlarmBudget UNNAMED = new AlarmBudget(null, null, null);

  /** The budget that a bundle names. */
  static AlarmBudget of(Bundle bundle) {
    var budget = bundle.manifest().calibration().budget();
    return budget == null
        ? UNNAMED
        : new AlarmBudget(budget.info(), budget.warning(), budget.critical());
  }

  /** False alarms a day of a severity or a higher one; null if there is no budget for it. */
  Double perDay(Severity severity) {
    return switch (severity) {
      case NONE -> null;
      case INFO -> info;
      case WARNING -> warning;
      case CRITICAL -> critical;
    };
  }
}
