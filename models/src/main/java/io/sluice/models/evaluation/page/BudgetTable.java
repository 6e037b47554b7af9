package io.sluice.models.evaluation.page;

import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.EvaluationReport.BudgetLine;
import io.sluice.models.evaluation.FigureText;

/** False alarms that a bundle was meant to raise beside those that it raised. */
final class BudgetTable {

  private BudgetTable() {}

  static void write(Html html, EvaluationReport report) {
    Table table =
        Table.open(
            html,
            "Alarm budget of " + report.name(),
            "Severity reached",
            "Budget a day",
            "Came a day",
            "Episodes",
            "");
    for (BudgetLine line : report.budget()) {
      table
          .row(line.severity().name())
          .number(FigureText.decimal(line.budgetPerDay(), 3))
          .number(FigureText.decimal(line.perDay(), 3))
          .number(FigureText.count(line.episodes()));
      if (line.budgetPerDay() == null) {
        table.cell("the bundle names no budget");
      } else if (line.perDay() == null) {
        table.cell("no normal time");
      } else if (line.perDay() <= line.budgetPerDay()) {
        table.mark("within", "good");
      } else {
        table.mark("over", "bad");
      }
      table.end();
    }
    table.close();
    html.element(
        "p",
        "%s days of normal operation; few days say little of rare alarms."
            .formatted(FigureText.decimal(report.falseAlarms().days(), 2)),
        "class",
        "hint");
  }
}
