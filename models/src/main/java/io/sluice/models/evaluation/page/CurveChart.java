package io.sluice.models.evaluation.page;

import static io.sluice.models.evaluation.page.Frame.at;
import static io.sluice.models.evaluation.page.Frame.label;

import io.sluice.models.evaluation.Curve;
import io.sluice.models.evaluation.Curve.Point;
import io.sluice.models.evaluation.Curves;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.FigureText;
import io.sluice.models.evaluation.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Curves over each other in a square from 0 to 1.
 *
 * @param title what it is
 * @param y what goes up
 * @param labels all but that
 * @param lines of the curves, in the order of the legend
 */
record CurveChart(
    String title, String y, List<Frame.Line> grid, List<Frame.Label> labels, List<Line> lines) {

  private static final Frame PLOT = new Frame(44, 10, 340, 300);
  private static final int COLOURS = 6;

  /**
   * A curve.
   *
   * @param label its name and the area below it
   * @param path null where the data define none: only named
   * @param alarms where the alarms as delivered lie, null to leave that out
   */
  record Line(
      String name, String label, String colour, @Nullable String path, @Nullable Dot alarms) {}

  record Dot(String x, String y) {}

  /** Whose curves are drawn, and under what name. */
  record Source(String name, Curves curves, EvaluationReport report) {

    /** Alarms are made of the fused ratio alone. */
    private @Nullable Dot alarms(@Nullable Double x, @Nullable Double y) {
      boolean isFused = curves.name().equals(Curves.FUSED);
      return isFused && x != null && y != null ? new Dot(at(PLOT.x(x)), at(PLOT.y(y))) : null;
    }
  }

  static List<CurveChart> of(List<Source> sources) {
    var roc = new ArrayList<Line>();
    var pr = new ArrayList<Line>();
    for (Source source : sources) {
      Figures figures = source.report().figures();
      String colour = "c" + roc.size() % COLOURS;
      roc.add(
          line(
              source.name(),
              colour,
              source.curves().roc(),
              false,
              source.alarms(figures.falsePositiveRate(), figures.recall())));
      pr.add(
          line(
              source.name(),
              colour,
              source.curves().pr(),
              true,
              source.alarms(figures.recall(), figures.precision())));
    }
    return List.of(
        chart("ROC curve", "False positive rate", "Recall", roc),
        chart("Precision and recall", "Recall", "Precision", pr));
  }

  /** What it shows, to who cannot see it. */
  public String name() {
    return lines.stream()
        .map(Line::label)
        .collect(Collectors.joining("; ", title + ", area below it: ", ""));
  }

  /** In the order in which they are drawn. */
  public List<Line> drawn() {
    return lines.reversed();
  }

  /** Puts {@link #y} at its axis. */
  public String upright() {
    return "translate(12 %s) rotate(-90)".formatted(at(PLOT.y(0.5)));
  }

  private static CurveChart chart(String title, String x, String y, List<Line> lines) {
    var grid = new ArrayList<Frame.Line>();
    var labels = new ArrayList<Frame.Label>();
    for (int quarter = 0; quarter <= 4; quarter++) {
      double part = quarter / 4.0;
      grid.add(PLOT.vertical("grid", PLOT.x(part)));
      grid.add(PLOT.horizontal("grid", PLOT.y(part)));
      labels.add(label(PLOT.x(part), PLOT.bottom() + 16, "middle", FigureText.of(part, "")));
      labels.add(label(PLOT.left() - 6, PLOT.y(part) + 4, "end", FigureText.of(part, "")));
    }
    labels.add(label(PLOT.x(0.5), PLOT.bottom() + 34, "middle", x));
    return new CurveChart(title, y, grid, labels, lines);
  }

  private static Line line(
      String name, String colour, @Nullable Curve curve, boolean isStepped, @Nullable Dot alarms) {
    String area = curve == null ? "undefined" : FigureText.decimal(curve.area(), 3);
    String path = curve == null ? null : path(curve, isStepped);
    return new Line(name, name + " " + area, colour, path, alarms);
  }

  private static String path(Curve curve, boolean isStepped) {
    var path = new StringBuilder();
    for (Point point : curve.points()) {
      String right = at(PLOT.x(point.x()));
      String up = at(PLOT.y(point.y()));
      if (path.isEmpty()) {
        path.append('M').append(isStepped ? at(PLOT.left()) : right).append(' ').append(up);
      }
      if (isStepped) {
        path.append('V').append(up).append('H').append(right);
      } else {
        path.append('L').append(right).append(' ').append(up);
      }
    }
    return path.toString();
  }
}
