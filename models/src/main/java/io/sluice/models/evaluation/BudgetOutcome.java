package io.sluice.models.evaluation;

import io.sluice.models.evaluation.EvaluationReport.BudgetLine;

/** What is to be made of the false alarms of a severity beside their budget. */
public enum BudgetOutcome {
  /** The bundle was calibrated for no number a day. */
  NO_BUDGET("the bundle names no budget"),
  /** Without normal time nothing can be false. */
  NO_TIME("no normal time"),
  WITHIN("within"),
  /** More came than meant, but so few that they contradict nothing. */
  MAYBE_OVER("over, may be chance"),
  OVER("over");

  private final String words;

  BudgetOutcome(String words) {
    this.words = words;
  }

  /**
   * @param days of normal operation
   */
  public static BudgetOutcome of(BudgetLine line, double days) {
    Double meant = line.budgetPerDay();
    Double came = line.perDay();
    if (meant == null) {
      return NO_BUDGET;
    }
    if (came == null) {
      return NO_TIME;
    }
    if (came <= meant) {
      return WITHIN;
    }
    return Interval.ofRate(line.episodes(), days).holds(meant) ? MAYBE_OVER : OVER;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
