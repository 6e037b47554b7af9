package io.sluice.models.evaluation.page;

import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Curve.Point;
import io.sluice.models.evaluation.Curves;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluation.Part;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.FigureText;
import io.sluice.models.evaluation.Figures;
import io.sluice.models.evaluation.page.CurveChart.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An {@link Evaluation} as {@code report.html}. */
public final class ReportPage {

  private final Html html = new Html();
  private final Evaluation evaluation;

  private ReportPage(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** UTF-8. */
  public static byte[] of(Evaluation evaluation) {
    return new ReportPage(evaluation).write().getBytes(StandardCharsets.UTF_8);
  }

  private String write() {
    html.open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.element("title", evaluation.title() + " · Sluice").style(styleSheet()).close(1);
    html.open("body");
    heading();
    html.open("main");
    if (!evaluation.goals().isEmpty()) {
      section("Goals", "What the protocol asks for, and what came.");
      GoalTable.write(html, evaluation.goals());
      html.close(1);
    }
    if (evaluation.bundles().size() == 1) {
      glance(evaluation.bundles().getFirst());
    }
    timelines();
    section("Figures", "Beside judges that know nothing of the plant: no better is worth nothing.");
    FigureTable.write(html, evaluation);
    html.close(1);
    if (!evaluation.bundles().getFirst().perEvent().isEmpty()) {
      section("Events", "The first moment of each at which somebody would have learnt of it.");
      EventTable.write(html, evaluation.bundles());
      html.close(1);
    }
    curves();
    budgets();
    parts();
    html.close();
    html.element(
        "footer",
        "What each figure means is told in docs/evaluation.md. There is no point-adjusted F1 here:"
            + " it calls a whole event found by one lucky row, and random scores win it.");
    return html.close(2).toString();
  }

  private static String styleSheet() {
    try (InputStream in = ReportPage.class.getResourceAsStream("page.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page's style sheet is unreadable", e);
    }
  }

  private void heading() {
    html.open("header");
    html.open("svg", "class", "logo", "viewBox", "0 0 32 32", "aria-hidden", "true");
    html.open("rect", "width", "32", "height", "32", "rx", "6").close();
    html.open("path", "d", "M5 20h5l3-9 5 13 3-8h6").close(2);
    html.open("div").element("h1", evaluation.title()).element("p", evaluation.about());
    for (EvaluationReport report : evaluation.bundles()) {
      html.element("p", rows(report) + " " + alarms(report.alarms()), "class", "hint");
    }
    html.close(2);
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
    text.append(FigureText.count(rows.windows())).append(" windows judged");
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

  private void section(String title, String hint) {
    html.open("section");
    html.open("div", "class", "head").element("h2", title).element("p", hint, "class", "hint");
    html.close(1);
  }

  private void glance(EvaluationReport report) {
    Figures figures = report.figures();
    html.open("section").element("h2", "At a glance", "class", "hidden");
    html.open("dl", "class", "tiles");
    tile("Events found", report.events().found() + " of " + report.events().total());
    tile("Median time to detect", FigureText.seconds(figures.medianSecondsToDetect()));
    tile("False alarms a day", FigureText.decimal(figures.falseAlarmsPerDay(), 2));
    tile("F1, row by row", FigureText.percent(figures.f1(), 1));
    tile("False positive rate", FigureText.percent(figures.falsePositiveRate(), 2));
    tile("VUS-PR", FigureText.decimal(figures.vusPr(), 3));
    html.close(2);
  }

  private void tile(String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close();
  }

  private void timelines() {
    section("Timeline", "The ratio over the labels; 1 is the border of normal.");
    for (EvaluationReport report : evaluation.bundles()) {
      if (evaluation.bundles().size() > 1) {
        html.element("h3", report.name());
      }
      TimelineChart.write(html, report);
    }
    html.close(1);
  }

  private void curves() {
    section("Curves", "Row by row over all thresholds; a dot is where the alarms are.");
    if (evaluation.bundles().size() > 1) {
      html.open("div", "class", "pair");
      CurveChart.ROC.write(
          html, evaluation.bundles().stream().map(r -> roc(r, r.name(), fused(r))).toList());
      CurveChart.PR.write(
          html, evaluation.bundles().stream().map(r -> pr(r, r.name(), fused(r))).toList());
      html.close(1);
    }
    for (EvaluationReport report : evaluation.bundles()) {
      if (evaluation.bundles().size() > 1) {
        html.element("h3", "Detectors of " + report.name(), "class", "part");
      }
      List<Line> roc = new ArrayList<>();
      List<Line> pr = new ArrayList<>();
      for (Curves curves : report.curves()) {
        roc.add(roc(report, curves.name(), curves));
        pr.add(pr(report, curves.name(), curves));
      }
      html.open("div", "class", "pair");
      CurveChart.ROC.write(html, roc);
      CurveChart.PR.write(html, pr);
      html.close(1);
    }
    html.close(1);
  }

  private static Curves fused(EvaluationReport report) {
    return report.curves().getFirst();
  }

  private static Line roc(EvaluationReport report, String name, Curves curves) {
    Figures figures = report.figures();
    return new Line(
        name, curves.roc(), alarms(curves, figures.falsePositiveRate(), figures.recall()));
  }

  private static Line pr(EvaluationReport report, String name, Curves curves) {
    Figures figures = report.figures();
    return new Line(name, curves.pr(), alarms(curves, figures.recall(), figures.precision()));
  }

  /** Alarms are made of the fused ratio alone. */
  private static Point alarms(Curves curves, Double x, Double y) {
    boolean isFused = curves.name().equals(Curves.FUSED);
    return isFused && x != null && y != null ? new Point(x, y) : null;
  }

  private void budgets() {
    section("Alarm budget", "False alarms a day by the severity that they reach.");
    for (EvaluationReport report : evaluation.bundles()) {
      if (evaluation.bundles().size() > 1) {
        html.element("h3", report.name());
      }
      BudgetTable.write(html, report);
    }
    html.close(1);
  }

  private void parts() {
    if (evaluation.parts().isEmpty()) {
      return;
    }
    section("Parts", "Figures of each part by itself.");
    Table table =
        Table.open(
            html,
            "Parts",
            "Part",
            "Event recall",
            "False alarms a day",
            "Precision",
            "Recall",
            "F1",
            "False positive rate",
            "VUS-PR");
    for (Part part : evaluation.parts()) {
      Figures figures = part.figures();
      table
          .row(part.name())
          .number(FigureText.percent(figures.eventRecall(), 0))
          .number(FigureText.decimal(figures.falseAlarmsPerDay(), 2))
          .number(FigureText.percent(figures.precision(), 1))
          .number(FigureText.percent(figures.recall(), 1))
          .number(FigureText.percent(figures.f1(), 1))
          .number(FigureText.percent(figures.falsePositiveRate(), 2))
          .number(FigureText.decimal(figures.vusPr(), 3))
          .end();
    }
    table.close();
    html.close(1);
  }
}
