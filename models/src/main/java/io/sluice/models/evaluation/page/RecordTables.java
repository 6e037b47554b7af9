package io.sluice.models.evaluation.page;

import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.FigureText;
import io.sluice.models.evaluation.Interval;
import io.sluice.models.evaluation.RecordFigures;

/** What is told of records alone; tables without rows of signals. */
final class RecordTables {

  private RecordTables() {}

  /** How many attacks of each kind are in alarm. */
  static Table kinds(EvaluationReport report) {
    Table table =
        Table.of(
            "Kinds of attacks, " + report.name(), "Kind", "Records", "In alarm", "Recall", "95 %");
    RecordFigures figures = report.records();
    if (figures != null) {
      for (RecordFigures.Kind kind : figures.kinds()) {
        table
            .row(kind.name() == null ? "without a name" : kind.name())
            .number(FigureText.count(kind.records()))
            .number(FigureText.count(kind.found()))
            .number(FigureText.percent(kind.recall(), 1))
            .number(range(kind.range()));
      }
    }
    return table;
  }

  /** How frequent attacks are among records that are called as likely. */
  static Table reliability(EvaluationReport report) {
    Table table =
        Table.of("Reliability, " + report.name(), "Mean probability", "Records", "Attacks", "95 %");
    RecordFigures figures = report.records();
    if (figures != null && figures.reliability() != null) {
      for (RecordFigures.Bin bin : figures.reliability().bins()) {
        table
            .row(FigureText.percent(bin.said(), 1))
            .number(FigureText.count(bin.records()))
            .number(FigureText.percent(bin.attacks(), 1))
            .number(range(bin.range()));
      }
    }
    return table;
  }

  private static String range(Interval share) {
    return FigureText.percent(share.low(), 1) + " to " + FigureText.percent(share.high(), 1);
  }
}
