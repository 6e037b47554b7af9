package io.sluice.models.evaluation.page;

import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.EvaluationReport.BudgetLine;
import io.sluice.models.evaluation.FigureText;

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
            "Episodes",
            "");
    for (BudgetLine line : report.budget()) {
      Table.Row row =
          table
              .row(line.severity().name())
              .number(FigureText.decimal(line.budgetPerDay(), 3))
              .number(FigureText.decimal(line.perDay(), 3))
              .number(FigureText.count(line.episodes()));
      if (line.budgetPerDay() == null) {
        row.cell("the bundle names no budget");
      } else if (line.perDay() == null) {
        row.cell("no normal time");
      } else if (line.perDay() <= line.budgetPerDay()) {
        row.mark("within", "good");
      } else {
        row.mark("over", "bad");
      }
    }
    return table;
  }
}
