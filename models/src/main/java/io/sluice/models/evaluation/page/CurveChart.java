package io.sluice.models.evaluation.page;

import static io.sluice.models.evaluation.page.Frame.at;

import io.sluice.models.evaluation.Curve;
import io.sluice.models.evaluation.Curve.Point;
import io.sluice.models.evaluation.FigureText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Curves over each other in a square from 0 to 1.
 *
 * @param title what it is
 * @param x what goes to the right
 * @param y what goes up
 * @param isStepped whether the curves are steps rather than lines
 */
record CurveChart(String title, String x, String y, boolean isStepped) {

  static final CurveChart ROC = new CurveChart("ROC curve", "False positive rate", "Recall", false);
  static final CurveChart PR = new CurveChart("Precision and recall", "Recall", "Precision", true);

  private static final Frame PLOT = new Frame(44, 10, 340, 300);
  private static final int COLOURS = 6;

  /**
   * A curve.
   *
   * @param curve null where the data define none: only named
   * @param alarms where the alarms as delivered lie, null to leave that out
   */
  record Line(String name, Curve curve, Point alarms) {}

  void write(Html html, List<Line> lines) {
    html.open("figure").element("h3", title);
    html.open("svg", "class", "chart", "viewBox", "0 0 396 350", "role", "img");
    html.element("title", name(lines));
    axes(html);
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).curve() != null) {
        html.open("path", "class", "line " + colour(i), "d", path(lines.get(i).curve())).close();
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).alarms() != null) {
        alarms(html, colour(i), lines.get(i));
      }
    }
    html.close().open("figcaption").open("ul", "class", "legend");
    for (int i = 0; i < lines.size(); i++) {
      key(html, colour(i), lines.get(i));
    }
    html.close(3);
  }

  private String name(List<Line> lines) {
    return lines.stream()
        .map(CurveChart::label)
        .collect(Collectors.joining("; ", title + ", area below it: ", ""));
  }

  private static String label(Line line) {
    return line.name()
        + " "
        + (line.curve() == null ? "undefined" : FigureText.decimal(line.curve().area(), 3));
  }

  private void axes(Html html) {
    for (int quarter = 0; quarter <= 4; quarter++) {
      double part = quarter / 4.0;
      PLOT.line(html, "grid", PLOT.x(part), PLOT.top(), PLOT.x(part), PLOT.bottom());
      PLOT.line(html, "grid", PLOT.left(), PLOT.y(part), PLOT.right(), PLOT.y(part));
      PLOT.label(html, PLOT.x(part), PLOT.bottom() + 16, "middle", FigureText.of(part, ""));
      PLOT.label(html, PLOT.left() - 6, PLOT.y(part) + 4, "end", FigureText.of(part, ""));
    }
    PLOT.label(html, PLOT.x(0.5), PLOT.bottom() + 34, "middle", x);
    html.element(
        "text",
        y,
        "transform",
        "translate(12 %s) rotate(-90)".formatted(at(PLOT.y(0.5))),
        "text-anchor",
        "middle");
  }

  private String path(Curve curve) {
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

  private static void alarms(Html html, String colour, Line line) {
    html.open(
        "circle",
        "class",
        "point " + colour,
        "cx",
        at(PLOT.x(line.alarms().x())),
        "cy",
        at(PLOT.y(line.alarms().y())),
        "r",
        "5");
    html.element("title", "alarms of " + line.name()).close();
  }

  private static void key(Html html, String colour, Line line) {
    html.open("li").open("svg", "class", "key", "viewBox", "0 0 24 12", "aria-hidden", "true");
    html.open("path", "class", "line " + colour, "d", "M0 6H24").close(2);
    html.text(label(line)).close();
  }

  private static String colour(int index) {
    return "c" + index % COLOURS;
  }
}
