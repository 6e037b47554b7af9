package io.sluice.models.evaluation;

import static io.sluice.models.evaluation.FigureText.NONE;
import static io.sluice.models.evaluation.FigureText.decimal;
import static io.sluice.models.evaluation.FigureText.percent;
import static io.sluice.models.evaluation.FigureText.rate;
import static io.sluice.models.evaluation.FigureText.seconds;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import io.sluice.models.evaluation.Evaluation.Part;
import io.sluice.models.evaluation.EvaluationReport.BudgetLine;
import io.sluice.models.evaluation.EvaluationReport.EventOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An {@link Evaluation} for a person at a terminal. */
public final class EvaluationText {

  private static final int TOP_TAGS = 3;
  private static final int NAME_WIDTH = 36;
  private static final int SET_WIDTH = 32;

  /** More are a table. */
  private static final int MOST_IN_FULL = 4;

  /** More are for the page. */
  private static final int MOST_PARTS = 12;

  private EvaluationText() {}

  public static String of(Evaluation evaluation) {
    var text = new StringBuilder();
    if (evaluation.bundles().size() > MOST_IN_FULL) {
      sideBySide(text, evaluation.bundles());
      goals(text, evaluation.goals());
      return text.toString();
    }
    for (EvaluationReport report : evaluation.bundles()) {
      if (!text.isEmpty()) {
        line(text, "");
      }
      if (evaluation.bundles().size() > 1) {
        line(text, "%s", report.name());
      }
      text.append(of(report));
    }
    parts(text, evaluation.parts());
    goals(text, evaluation.goals());
    return text.toString();
  }

  private static void sideBySide(StringBuilder text, List<EvaluationReport> reports) {
    line(
        text,
        "%-32s  %9s  %11s  %9s  %9s  %7s  %7s  %9s  %9s",
        "",
        "Events",
        "False a day",
        "In alarm",
        "h a day",
        "F1",
        "VUS-PR",
        "Origin 1st",
        "among 3");
    for (EvaluationReport report : reports) {
      Figures figures = report.figures();
      line(
          text,
          "%-32s  %9s  %11s  %9s  %9s  %7s  %7s  %9s  %9s",
          shortened(report.name(), SET_WIDTH),
          "%d of %d".formatted(report.events().found(), report.events().total()),
          rate(figures.falseAlarmsPerDay(), 2),
          percent(figures.falsePositiveRate(), 2),
          decimal(figures.hoursInAlarmPerDay(), 2),
          decimal(figures.f1(), 3),
          decimal(figures.vusPr(), 3),
          decimal(report.origins().firstShare(), 2),
          decimal(report.origins().amongThreeShare(), 2));
    }
  }

  private static void goals(StringBuilder text, List<Goal> goals) {
    if (goals.isEmpty()) {
      return;
    }
    line(text, "");
    line(text, "%-44s  %12s  %12s  %12s", "Goal", "Required", "Aim", "Measured");
    for (Goal goal : goals) {
      line(
          text,
          "%-44s  %12s  %12s  %12s  %s",
          goal.measure(),
          FigureText.of(goal.required(), goal.unit()),
          FigureText.of(goal.aim(), goal.unit()),
          FigureText.of(goal.measured(), goal.unit()),
          switch (goal.outcome()) {
            case MISSED -> "missed";
            case AIM_MISSED -> goal.required() == null ? "aim missed" : "reached, aim missed";
            case REACHED -> "reached";
            case AIM_REACHED -> "aim reached";
          });
    }
  }

  public static String of(EvaluationReport report) {
    var text = new StringBuilder();
    rows(text, report);
    confusion(text, report.confusion());
    measures(text, report);
    if (report.records() == null) {
      events(text, report);
    } else {
      records(text, report, report.records());
    }
    return text.toString();
  }

  private static void rows(StringBuilder text, EvaluationReport report) {
    var rows = report.rows();
    line(
        text,
        "%s: %,d rows, %,d %s judged",
        report.bundle() == null
            ? report.name()
            : "Profile %s, bundle %s".formatted(report.profile(), report.bundle().version()),
        rows.total(),
        rows.windows(),
        report.judged());
    if (rows.unlabelled() > 0) {
      line(text, "  %,d rows without a label or in recovery count neither way", rows.unlabelled());
    }
    if (rows.unordered() > 0) {
      line(text, "  %,d rows came twice or out of order and were not judged", rows.unordered());
    }
    if (rows.unreadable() > 0) {
      line(text, "  %,d rows could not be read", rows.unreadable());
    }
  }

  private static void confusion(StringBuilder text, Confusion counts) {
    line(text, "");
    line(text, "Rows               in alarm     no alarm");
    line(text, "  anomalous    %,12d %,12d", counts.truePositives(), counts.falseNegatives());
    line(text, "  normal       %,12d %,12d", counts.falsePositives(), counts.trueNegatives());
  }

  private static void measures(StringBuilder text, EvaluationReport report) {
    var points = report.pointwise();
    var alarms = report.falseAlarms();
    var delay = report.timeToDetectSeconds();
    line(text, "");
    line(
        text,
        "Events found         %s%s",
        FigureText.found(report.events()),
        inBrackets(FigureText.range(report.events())));
    line(
        text,
        "Time to detect       median %s, 90%% within %s",
        seconds(delay.median()),
        seconds(delay.p90()));
    line(
        text,
        "False alarms         %d in %.2f days of normal operation%s%s",
        alarms.episodes(),
        alarms.days(),
        alarms.perDay() == null ? "" : ", " + rate(alarms.perDay(), 2) + " a day",
        inBrackets(FigureText.range(alarms.episodes(), alarms.days())));
    budget(text, report);
    line(
        text,
        "False alarm rate     %s of normal rows are in alarm%s",
        percent(points.falsePositiveRate(), 3),
        alarms.perDay() == null
            ? ""
            : ", %s h a day, %s h of them in false alarms"
                .formatted(
                    decimal(alarms.hoursInAlarmPerDay(), 2),
                    decimal(alarms.hoursInFalseAlarmPerDay(), 2)));
    line(text, "Precision            %s", decimal(points.precision(), 4));
    line(text, "Recall               %s", decimal(points.recall(), 4));
    line(text, "F1                   %s (row by row, not point-adjusted)", decimal(points.f1(), 4));
    line(text, "Accuracy             %s", decimal(points.accuracy(), 4));
    line(text, "VUS-PR               %s", decimal(report.vusPr(), 4));
    Origins origins = report.origins();
    if (origins.events() > 0) {
      line(
          text,
          "Origin named         first in %d, among three in %d of %d found events with a known cause",
          origins.first(),
          origins.amongThree(),
          origins.events());
    }
    line(
        text,
        "Affiliation F1       %s (the same alarms at random: %s)",
        decimal(report.affiliationF1(), 4),
        decimal(report.affiliationRandomF1(), 4));
  }

  /** Nothing if the bundle names none: then there is only how many came. */
  private static void budget(StringBuilder text, EvaluationReport report) {
    double days = report.falseAlarms().days();
    for (BudgetLine line : report.budget()) {
      if (line.budgetPerDay() != null && line.perDay() != null) {
        line(
            text,
            "  %-8s or more   %d, %s a day (%s), budget %s: %s",
            line.severity(),
            line.episodes(),
            rate(line.perDay(), 2),
            FigureText.range(line.episodes(), days),
            FigureText.budget(line.budgetPerDay()),
            BudgetOutcome.of(line, days).words());
      }
    }
    lateEnds(text, report);
  }

  /**
   * Of false alarms that reach no severity: what opened is above INFO, but what was opened by an
   * event is held on below it.
   */
  private static void lateEnds(StringBuilder text, EvaluationReport report) {
    report.budget().stream()
        .filter(line -> line.severity() == Severity.INFO)
        .mapToLong(line -> report.falseAlarms().episodes() - line.episodes())
        .filter(late -> late > 0)
        .forEach(
            late ->
                line(
                    text,
                    "  below INFO         %d, opened by an event and on for too long after it",
                    late));
  }

  private static void parts(StringBuilder text, List<Part> parts) {
    if (parts.isEmpty() || parts.size() > MOST_PARTS) {
      return;
    }
    line(text, "");
    line(
        text,
        "%-36s  %9s  %-17s  %11s  %-20s  %8s  %5s  %7s  %8s",
        "Part",
        "Events",
        "",
        "False a day",
        "",
        "In alarm",
        "INFO",
        "WARNING",
        "CRITICAL");
    for (Part part : parts) {
      line(
          text,
          "%-36s  %9s  %-17s  %11s  %-20s  %8s  %5s  %7s  %8s",
          shortened(part.name(), NAME_WIDTH),
          FigureText.found(part.events()),
          FigureText.range(part.events()),
          rate(part.falseAlarms().perDay(), 2),
          FigureText.range(part.falseAlarms().episodes(), part.falseAlarms().days()),
          percent(part.figures().falsePositiveRate(), 2),
          part.budget().get(0).episodes(),
          part.budget().get(1).episodes(),
          part.budget().get(2).episodes());
    }
  }

  private static String inBrackets(String range) {
    return range.isEmpty() ? "" : " (" + range + ")";
  }

  private static void records(StringBuilder text, EvaluationReport report, RecordFigures figures) {
    Curves fused = report.curves().isEmpty() ? null : report.curves().getFirst();
    if (fused != null) {
      line(text, "ROC AUC              %s", area(fused.roc()));
      line(text, "PR AUC               %s", area(fused.pr()));
    }
    line(text, "");
    line(text, "%-24s  %9s  %9s  %8s  %s", "Kind", "Records", "In alarm", "Recall", "95 %");
    for (RecordFigures.Kind kind : figures.kinds()) {
      line(
          text,
          "%-24s  %,9d  %,9d  %8s  %s",
          kind.name() == null ? NONE : shortened(kind.name(), 24),
          kind.records(),
          kind.found(),
          percent(kind.recall(), 1),
          range(kind.range()));
    }
    RecordFigures.Reliability reliability = figures.reliability();
    if (reliability != null) {
      line(text, "");
      line(text, "Brier score          %s", decimal(reliability.brier(), 4));
      line(text, "%-24s  %9s  %9s  %s", "Called likely, mean", "Records", "Attacks", "95 %");
      for (RecordFigures.Bin bin : reliability.bins()) {
        line(
            text,
            "%-24s  %,9d  %9s  %s",
            percent(bin.said(), 1),
            bin.records(),
            percent(bin.attacks(), 1),
            range(bin.range()));
      }
    }
  }

  private static String area(@Nullable Curve curve) {
    return curve == null ? NONE : decimal(curve.area(), 4);
  }

  private static String range(Interval share) {
    return percent(share.low(), 1) + " to " + percent(share.high(), 1);
  }

  private static void events(StringBuilder text, EvaluationReport report) {
    if (report.perEvent().isEmpty()) {
      return;
    }
    line(text, "");
    line(
        text,
        "%4s  %-20s  %8s  %-" + NAME_WIDTH + "s  %-9s  %s",
        "#",
        "Start",
        "Lasts",
        "Event",
        "Detected",
        "Top tags");
    int number = 0;
    boolean standing = false;
    for (EventOutcome event : report.perEvent()) {
      standing |= event.alreadyInAlarm();
      line(
          text,
          "%4d%s %-20s  %8s  %-" + NAME_WIDTH + "s  %-9s  %s",
          ++number,
          event.alreadyInAlarm() ? "*" : " ",
          event.start(),
          seconds((double) Duration.between(event.start(), event.end()).toSeconds()),
          event.name() == null ? NONE : shortened(event.name(), NAME_WIDTH),
          event.found() ? "+" + seconds(event.secondsToDetect()) : "missed",
          tags(event));
    }
    if (standing) {
      line(text, "   * an alarm was on already, which is no detection by itself");
    }
  }

  private static String tags(EventOutcome event) {
    return event.contributors().stream()
        .limit(TOP_TAGS)
        .map(Contributor::tag)
        .collect(Collectors.joining(", "));
  }

  private static String shortened(String name, int width) {
    return name.length() <= width ? name : name.substring(0, width - 3) + "...";
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
