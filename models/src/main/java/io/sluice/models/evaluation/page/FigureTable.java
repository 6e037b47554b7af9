package io.sluice.models.evaluation.page;

import io.sluice.models.evaluation.Baseline;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.FigureText;
import io.sluice.models.evaluation.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All figures: a row a measure, a column a bundle or baseline. */
final class FigureTable {

  /**
   * @param hint which way is better, and of what
   */
  private record Measure(String name, String hint, Function<Figures, String> value) {}

  private static final List<Measure> MEASURES =
      List.of(
          new Measure(
              "Event recall",
              "higher is better; events found of those there are",
              f -> FigureText.percent(f.eventRecall(), 1)),
          new Measure(
              "Median time to detect",
              "lower; from an event's first row, of the events found",
              f -> FigureText.seconds(f.medianSecondsToDetect())),
          new Measure(
              "90th percentile of it", "lower", f -> FigureText.seconds(f.p90SecondsToDetect())),
          new Measure(
              "False alarms a day",
              "lower; alarms that opened on normal readings or outlasted their reason, a day of normal"
                  + " operation",
              f -> FigureText.rate(f.falseAlarmsPerDay(), 2)),
          new Measure(
              "Hours in alarm a day",
              "lower; of normal operation, right alarms that are not over yet included",
              f -> FigureText.decimal(f.hoursInAlarmPerDay(), 2)),
          new Measure(
              "of these in false alarms",
              "lower",
              f -> FigureText.decimal(f.hoursInFalseAlarmPerDay(), 2)),
          new Measure(
              "VUS-PR",
              "higher; of the ratio, needs no threshold; random gets the share of anomalous rows",
              f -> FigureText.decimal(f.vusPr(), 3)),
          new Measure(
              "Affiliation F1",
              "higher; of rows in alarm by their distance to events; read it with the next",
              f -> FigureText.decimal(f.affiliationF1(), 3)),
          new Measure(
              "its random floor",
              "the same alarms thrown at random, mean of 20 draws",
              f -> FigureText.decimal(f.affiliationRandomF1(), 3)),
          new Measure("Precision", "higher; row by row, as all below", f -> rate(f.precision())),
          new Measure("Recall", "higher; anomalous rows in alarm", f -> rate(f.recall())),
          new Measure("F1", "higher; never point-adjusted", f -> rate(f.f1())),
          new Measure("Accuracy", "higher", f -> rate(f.accuracy())),
          new Measure(
              "False positive rate",
              "lower; normal rows in alarm",
              f -> rate(f.falsePositiveRate())));

  private FigureTable() {}

  static Table of(Evaluation evaluation) {
    List<String> columns = new ArrayList<>(List.of("Measure"));
    evaluation.bundles().forEach(report -> columns.add(report.name()));
    evaluation.baselines().forEach(baseline -> columns.add("Baseline: " + baseline.name()));
    List<Figures> figures =
        Stream.concat(
                evaluation.bundles().stream().map(EvaluationReport::figures),
                evaluation.baselines().stream().map(Baseline::figures))
            .toList();
    Table table = Table.of("Figures of bundles and baselines", columns);
    for (Measure measure : MEASURES) {
      Table.Row row = table.row(measure.name(), measure.hint());
      figures.forEach(f -> row.number(measure.value().apply(f)));
    }
    return table;
  }

  private static String rate(@Nullable Double part) {
    return FigureText.percent(part, 2);
  }
}
