package io.sluice.models.evaluation.page;

import io.sluice.models.evaluation.BudgetOutcome;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.EvaluationReport.BudgetLine;
import io.sluice.models.evaluation.FigureText;
import io.sluice.models.evaluation.Interval;

/** False alarms that a bundle was meant to raise beside those that it raised. */
final class BudgetTable {

  private BudgetTable() {}

  static Table of(EvaluationReport report) {
    Table table =
        Table.of(
            "Alarm budget of " + report.name(),
            "Severity reached",
            "Budget a day",
            "Came a day",
            "95 %",
            "Episodes",
            "");
    double days = report.falseAlarms().days();
    for (BudgetLine line : report.budget()) {
      Table.Row row =
          table
              .row(line.severity().name())
              .number(FigureText.rate(line.budgetPerDay(), 3))
              .number(FigureText.rate(line.perDay(), 3))
              .number(range(line, days))
              .number(FigureText.count(line.episodes()));
      BudgetOutcome outcome = BudgetOutcome.of(line, days);
      switch (outcome) {
        case NO_BUDGET, NO_TIME -> row.cell(outcome.words());
        case WITHIN -> row.mark(outcome.words(), "good");
        case MAYBE_OVER -> row.mark(outcome.words(), "fair");
        case OVER -> row.mark(outcome.words(), "bad");
      }
    }
    return table;
  }

  private static String range(BudgetLine line, double days) {
    if (line.perDay() == null) {
      return "-";
    }
    Interval perDay = Interval.ofRate(line.episodes(), days);
    return FigureText.rate(perDay.low(), 3) + " to " + FigureText.rate(perDay.high(), 3);
  }
}
