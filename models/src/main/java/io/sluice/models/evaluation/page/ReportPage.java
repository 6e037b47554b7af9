package io.sluice.models.evaluation.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Baseline;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluation.Part;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.EvaluationReport.EventOutcome;
import io.sluice.models.evaluation.FigureText;
import io.sluice.models.evaluation.Figures;
import io.sluice.models.evaluation.RecordFigures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An {@link Evaluation} as {@code report.html}: what the template of that name lays out. */
public final class ReportPage {

  private static final Variant HTML = Variant.forContentType(Variant.TEXT_HTML);
  private static final Template TEMPLATE =
      Engine.builder()
          .addDefaults()
          .addValueResolver(new ReflectionValueResolver())
          .addResultMapper(new Escaper())
          .build()
          .parse(resource("report.html"), HTML, "report.html");

  private ReportPage() {}

  /**
   * What the template asks for.
   *
   * @param glance of the one bundle; empty if there are several
   * @param curves of the bundles over each other
   */
  private record Page(
      String title,
      String about,
      List<Bundle> bundles,
      Table goals,
      List<Tile> glance,
      Table figures,
      List<Baseline> baselines,
      Table events,
      boolean hasStandingAlarms,
      List<CurveChart> curves,
      Table parts) {

    /** Several bundles are named where each is spoken of. */
    public boolean isOfSeveral() {
      return bundles.size() > 1;
    }
  }

  /**
   * What is said of one bundle alone.
   *
   * @param timeline null if there is nothing to draw
   * @param kinds of attacks; empty of signals
   * @param reliability of what is called likely; empty if nobody says
   * @param brier its score, empty likewise
   * @param days of normal operation
   */
  private record Bundle(
      String name,
      String rows,
      @Nullable TimelineChart timeline,
      List<CurveChart> curves,
      Table kinds,
      Table reliability,
      String brier,
      Table budget,
      String days) {}

  /**
   * @param hint between which values it may truly lie, empty for nothing
   */
  private record Tile(String name, String value, String hint) {}

  /** Of HTML; what no page may hold is shown as such. */
  private static final class Escaper extends HtmlEscaper {

    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    Escaper() {
      super(List.of(Variant.TEXT_HTML));
    }

    @Override
    public String map(Object result, Expression expression) {
      return super.map(FORBIDDEN.matcher(result.toString()).replaceAll("\ufffd"), expression);
    }
  }

  /** UTF-8. */
  public static byte[] of(Evaluation evaluation) {
    return TEMPLATE
        .data("page", page(evaluation))
        .data("style", new RawString(resource("page.css")))
        .render()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Page page(Evaluation evaluation) {
    List<EvaluationReport> reports = evaluation.bundles();
    return new Page(
        evaluation.title(),
        evaluation.about(),
        reports.stream().map(ReportPage::bundle).toList(),
        GoalTable.of(evaluation.goals()),
        reports.size() == 1 ? glance(reports.getFirst()) : List.of(),
        FigureTable.of(evaluation),
        evaluation.baselines(),
        EventTable.of(reports),
        reports.stream()
            .flatMap(report -> report.perEvent().stream())
            .anyMatch(EventOutcome::alreadyInAlarm),
        CurveChart.of(
            reports.stream()
                .map(r -> new CurveChart.Source(r.name(), r.curves().getFirst(), r))
                .toList()),
        parts(evaluation.parts()));
  }

  private static Bundle bundle(EvaluationReport report) {
    return new Bundle(
        report.name(),
        rows(report) + " " + alarms(report.alarms()),
        TimelineChart.of(report),
        CurveChart.of(
            report.curves().stream()
                .map(curves -> new CurveChart.Source(curves.name(), curves, report))
                .toList()),
        RecordTables.kinds(report),
        RecordTables.reliability(report),
        brier(report.records()),
        BudgetTable.of(report),
        FigureText.decimal(report.falseAlarms().days(), 2));
  }

  private static String brier(@Nullable RecordFigures figures) {
    return figures == null || figures.reliability() == null
        ? ""
        : FigureText.decimal(figures.reliability().brier(), 4);
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page's " + name + " is unreadable", e);
    }
  }

  private static String alarms(IncidentPolicy alarms) {
    return "An alarm opens after %s of anomalous windows and ends after %s of quiet ones."
        .formatted(
            FigureText.seconds(alarms.onDelay().toMillis() / 1000.0),
            FigureText.seconds(alarms.offDelay().toMillis() / 1000.0));
  }

  private static String rows(EvaluationReport report) {
    var rows = report.rows();
    var text = new StringBuilder(report.name() + ": " + FigureText.count(rows.total()) + " rows, ");
    text.append(FigureText.count(rows.windows())).append(" " + report.judged() + " judged");
    if (rows.unlabelled() > 0) {
      text.append(", ").append(FigureText.count(rows.unlabelled()));
      text.append(" without a label or in recovery, which count neither way");
    }
    if (rows.unordered() > 0) {
      text.append(", ").append(FigureText.count(rows.unordered()));
      text.append(" twice or out of order, not judged");
    }
    if (rows.unreadable() > 0) {
      text.append(", ").append(FigureText.count(rows.unreadable())).append(" unreadable");
    }
    return text.append('.').toString();
  }

  private static List<Tile> glance(EvaluationReport report) {
    Figures figures = report.figures();
    return List.of(
        new Tile(
            "Events found", FigureText.found(report.events()), FigureText.range(report.events())),
        new Tile("Median time to detect", FigureText.seconds(figures.medianSecondsToDetect()), ""),
        new Tile(
            "False alarms a day",
            FigureText.rate(figures.falseAlarmsPerDay(), 2),
            FigureText.range(report.falseAlarms().episodes(), report.falseAlarms().days())),
        new Tile("F1, row by row", FigureText.percent(figures.f1(), 1), ""),
        new Tile("Normal rows in alarm", FigureText.percent(figures.falsePositiveRate(), 2), ""),
        new Tile(
            "Hours in alarm a normal day", FigureText.decimal(figures.hoursInAlarmPerDay(), 2), ""),
        new Tile("VUS-PR", FigureText.decimal(figures.vusPr(), 3), ""));
  }

  private static Table parts(List<Part> parts) {
    Table table =
        Table.of(
            "Parts",
            "Part",
            "Events found",
            "False alarms a day",
            "Hours in alarm a day",
            "Reached INFO, WARNING, CRITICAL",
            "Precision",
            "Recall",
            "F1",
            "False positive rate",
            "VUS-PR");
    for (Part part : parts) {
      Figures figures = part.figures();
      table
          .row(part.name())
          .text(FigureText.found(part.events()), FigureText.range(part.events()))
          .text(
              FigureText.rate(figures.falseAlarmsPerDay(), 2),
              FigureText.range(part.falseAlarms().episodes(), part.falseAlarms().days()))
          .number(FigureText.decimal(figures.hoursInAlarmPerDay(), 2))
          .number(
              part.budget().stream()
                  .map(line -> FigureText.count(line.episodes()))
                  .collect(Collectors.joining(", ")))
          .number(FigureText.percent(figures.precision(), 1))
          .number(FigureText.percent(figures.recall(), 1))
          .number(FigureText.percent(figures.f1(), 1))
          .number(FigureText.percent(figures.falsePositiveRate(), 2))
          .number(FigureText.decimal(figures.vusPr(), 3));
    }
    return table;
  }
}
