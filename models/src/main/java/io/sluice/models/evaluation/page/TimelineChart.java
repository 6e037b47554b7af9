package io.sluice.models.evaluation.page;

import static io.sluice.models.evaluation.page.Frame.at;

import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.FigureText;
import io.sluice.models.evaluation.Timeline;
import io.sluice.models.evaluation.Timeline.Point;
import io.sluice.models.evaluation.Timeline.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The ratio over the rows on a logarithmic axis, with the events behind it and the alarms below.
 */
final class TimelineChart {

  private static final Frame PLOT = new Frame(44, 20, 944, 180);
  private static final double ALARMS_TOP = PLOT.bottom() + 6;
  private static final double ALARMS_HEIGHT = 9;
  private static final int TICKS = 6;
  private static final double LOWEST = 0.1;
  private static final double HIGHEST = 1000;
  private static final Duration LONG = Duration.ofDays(10);

  private final Html html;
  private final EvaluationReport report;
  private final List<Point> points;
  private final double top;

  private TimelineChart(Html html, EvaluationReport report) {
    this.html = html;
    this.report = report;
    points = report.timeline().points();
    double peak = points.stream().mapToDouble(Point::ratio).max().orElse(0);
    top = Math.clamp(Math.pow(10, Math.ceil(Math.log10(Math.max(peak, 1)))), 10, HIGHEST);
  }

  static void write(Html html, EvaluationReport report) {
    if (!report.timeline().points().isEmpty()) {
      new TimelineChart(html, report).write();
    }
  }

  private void write() {
    html.open("figure");
    html.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Timeline");
    html.open(
        "svg",
        "class",
        "chart wide",
        "viewBox",
        "0 0 1000 236",
        "role",
        "img",
        "aria-label",
        name());
    bands();
    axes();
    levels(report.severity());
    curve();
    strips("alarms", Point::alarm);
    PLOT.label(html, PLOT.left() - 6, ALARMS_TOP + ALARMS_HEIGHT, "end", "alarm");
    html.close(2);
    html.open("figcaption").open("ul", "class", "legend");
    key("found", "event found");
    key("missed", "event missed");
    key("unknown", "label unknown or recovery");
    key("alarms", "alarm on");
    html.close().text(caption()).close(2);
  }

  private String name() {
    return String.format(
        Locale.ROOT,
        "Highest ratio of %s over time, with %d events, %d of them found; the peak is %.1f",
        report.name(),
        report.events().total(),
        report.events().found(),
        points.stream().mapToDouble(Point::ratio).max().orElse(0));
  }

  private String caption() {
    Timeline timeline = report.timeline();
    SeverityLevels levels = report.severity();
    return ("Each point is the highest ratio of %s; gaps in time are left out. Dashed: INFO %s,"
            + " WARNING %s, CRITICAL %s.")
        .formatted(
            timeline.rowsPerPoint() == 1
                ? "one row"
                : FigureText.count(timeline.rowsPerPoint()) + " rows",
            FigureText.of(levels.info(), ""),
            FigureText.of(levels.warning(), ""),
            FigureText.of(levels.critical(), ""));
  }

  private void key(String type, String text) {
    html.open("li").open("svg", "class", "key", "viewBox", "0 0 12 12", "aria-hidden", "true");
    html.open("rect", "class", type, "width", "12", "height", "12").close(2);
    html.text(text).close();
  }

  private void bands() {
    strip(Point::unknown, "unknown", PLOT.top(), PLOT.height());
    List<Span> events = report.timeline().events();
    double lastLabel = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < events.size(); i++) {
      Span event = events.get(i);
      var outcome = report.perEvent().get(i);
      String number = Integer.toString(i + 1);
      html.open("g");
      html.element("title", number + (outcome.name() == null ? "" : ": " + outcome.name()));
      rectangle(
          outcome.found() ? "found" : "missed",
          event.first(),
          event.last(),
          PLOT.top(),
          PLOT.height());
      html.close();
      double middle = PLOT.x((event.first() + event.last() + 1) / 2.0 / points.size());
      if (middle - lastLabel > 14) {
        PLOT.label(html, middle, PLOT.top() - 6, "middle", number);
        lastLabel = middle;
      }
    }
  }

  private void strips(String type, Predicate<Point> holds) {
    strip(holds, type, ALARMS_TOP, ALARMS_HEIGHT);
  }

  private void strip(Predicate<Point> holds, String type, double y, double height) {
    int first = -1;
    for (int i = 0; i <= points.size(); i++) {
      boolean in = i < points.size() && holds.test(points.get(i));
      if (in && first < 0) {
        first = i;
      } else if (!in && first >= 0) {
        rectangle(type, first, i - 1, y, height);
        first = -1;
      }
    }
  }

  private void rectangle(String type, int first, int last, double y, double height) {
    double from = PLOT.x((double) first / points.size());
    double to = PLOT.x((last + 1.0) / points.size());
    html.open(
            "rect",
            "class",
            type,
            "x",
            at(from),
            "y",
            at(y),
            "width",
            at(Math.max(1, to - from)),
            "height",
            at(height))
        .close();
  }

  private void axes() {
    for (double decade = LOWEST; decade <= top * 1.001; decade *= 10) {
      PLOT.line(html, "grid", PLOT.left(), y(decade), PLOT.right(), y(decade));
      PLOT.label(html, PLOT.left() - 6, y(decade) + 4, "end", FigureText.of(decade, ""));
    }
    Duration span = Duration.between(points.getFirst().start(), points.getLast().start()).abs();
    var format =
        DateTimeFormatter.ofPattern(
                span.compareTo(LONG) > 0 ? "uuuu-MM-dd" : "MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    int ticks = Math.min(TICKS, points.size());
    for (int i = 0; i < ticks; i++) {
      int point = (int) ((long) i * (points.size() - 1) / Math.max(1, ticks - 1));
      Instant time = points.get(point).start();
      String anchor = i == 0 ? "start" : i == ticks - 1 ? "end" : "middle";
      double x = PLOT.x((double) point / points.size());
      PLOT.label(html, x, ALARMS_TOP + ALARMS_HEIGHT + 17, anchor, format.format(time));
    }
  }

  private void levels(SeverityLevels levels) {
    level("info", levels.info());
    level("warning", levels.warning());
    level("critical", levels.critical());
  }

  private void level(String type, double ratio) {
    PLOT.line(html, "level " + type, PLOT.left(), y(ratio), PLOT.right(), y(ratio));
  }

  private void curve() {
    var path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      path.append(i == 0 ? 'M' : 'L')
          .append(at(PLOT.x((i + 0.5) / points.size())))
          .append(' ')
          .append(at(y(points.get(i).ratio())));
    }
    html.open("path", "class", "ratio", "d", path.toString()).close();
  }

  private double y(double ratio) {
    double decades = Math.log10(top / LOWEST);
    return PLOT.y(Math.log10(Math.clamp(ratio, LOWEST, top) / LOWEST) / decades);
  }
}
