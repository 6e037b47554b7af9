package io.sluice.models.evaluation.page;

import static io.sluice.models.evaluation.page.Frame.at;
import static io.sluice.models.evaluation.page.Frame.label;

import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.FigureText;
import io.sluice.models.evaluation.Timeline.Point;
import io.sluice.models.evaluation.Timeline.Span;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

  private final EvaluationReport report;
  private final List<Point> points;
  private final double peak;
  private final double top;
  private final List<Rectangle> spans = new ArrayList<>();
  private final List<Rectangle> alarms = new ArrayList<>();
  private final List<Frame.Line> lines = new ArrayList<>();
  private final List<Frame.Label> labels = new ArrayList<>();

  private TimelineChart(EvaluationReport report) {
    this.report = report;
    points = report.timeline().points();
    peak = points.stream().mapToDouble(Point::ratio).max().orElse(0);
    top = Math.clamp(Math.pow(10, Math.ceil(Math.log10(Math.max(peak, 1)))), 10, HIGHEST);
    strip(spans, Point::unknown, "unknown", PLOT.top(), PLOT.height());
    events();
    axes();
    SeverityLevels levels = report.severity();
    lines.add(PLOT.horizontal("level info", y(levels.info())));
    lines.add(PLOT.horizontal("level warning", y(levels.warning())));
    lines.add(PLOT.horizontal("level critical", y(levels.critical())));
    strip(alarms, Point::alarm, "alarms", ALARMS_TOP, ALARMS_HEIGHT);
    labels.add(label(PLOT.left() - 6, ALARMS_TOP + ALARMS_HEIGHT, "end", "alarm"));
  }

  /**
   * A stretch of rows.
   *
   * @param title null for none
   */
  record Rectangle(
      String type, @Nullable String title, String x, String y, String width, String height) {}

  /** Null if there is nothing to draw. */
  static @Nullable TimelineChart of(EvaluationReport report) {
    return report.timeline().points().isEmpty() ? null : new TimelineChart(report);
  }

  /** Behind the curve. */
  public List<Rectangle> spans() {
    return spans;
  }

  /** Below it. */
  public List<Rectangle> alarms() {
    return alarms;
  }

  public List<Frame.Line> lines() {
    return lines;
  }

  public List<Frame.Label> labels() {
    return labels;
  }

  /** What it shows, to who cannot see it. */
  public String name() {
    return String.format(
        Locale.ROOT,
        "Highest ratio of %s over time, with %d events, %d of them found; the peak is %.1f",
        report.name(),
        report.events().total(),
        report.events().found(),
        peak);
  }

  public String caption() {
    int rows = report.timeline().rowsPerPoint();
    SeverityLevels levels = report.severity();
    return ("Each point is the highest ratio of %s; gaps in time are left out. Dashed: INFO %s,"
            + " WARNING %s, CRITICAL %s.")
        .formatted(
            rows == 1 ? "one row" : FigureText.count(rows) + " rows",
            FigureText.of(levels.info(), ""),
            FigureText.of(levels.warning(), ""),
            FigureText.of(levels.critical(), ""));
  }

  /** As an SVG path. */
  public String curve() {
    var path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      path.append(i == 0 ? 'M' : 'L')
          .append(at(PLOT.x((i + 0.5) / points.size())))
          .append(' ')
          .append(at(y(points.get(i).ratio())));
    }
    return path.toString();
  }

  private void events() {
    List<Span> events = report.timeline().events();
    double lastLabel = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < events.size(); i++) {
      Span event = events.get(i);
      var outcome = report.perEvent().get(i);
      String number = Integer.toString(i + 1);
      spans.add(
          rectangle(
              outcome.found() ? "found" : "missed",
              number + (outcome.name() == null ? "" : ": " + outcome.name()),
              event.first(),
              event.last(),
              PLOT.top(),
              PLOT.height()));
      double middle = PLOT.x((event.first() + event.last() + 1) / 2.0 / points.size());
      if (middle - lastLabel > 14) {
        labels.add(label(middle, PLOT.top() - 6, "middle", number));
        lastLabel = middle;
      }
    }
  }

  private void strip(
      List<Rectangle> to, Predicate<Point> holds, String type, double y, double height) {
    int first = -1;
    for (int i = 0; i <= points.size(); i++) {
      boolean in = i < points.size() && holds.test(points.get(i));
      if (in && first < 0) {
        first = i;
      } else if (!in && first >= 0) {
        to.add(rectangle(type, null, first, i - 1, y, height));
        first = -1;
      }
    }
  }

  private Rectangle rectangle(
      String type, @Nullable String title, int first, int last, double y, double height) {
    double from = PLOT.x((double) first / points.size());
    double to = PLOT.x((last + 1.0) / points.size());
    return new Rectangle(type, title, at(from), at(y), at(Math.max(1, to - from)), at(height));
  }

  private void axes() {
    for (double decade = LOWEST; decade <= top * 1.001; decade *= 10) {
      lines.add(PLOT.horizontal("grid", y(decade)));
      labels.add(label(PLOT.left() - 6, y(decade) + 4, "end", FigureText.of(decade, "")));
    }
    Duration span = Duration.between(points.getFirst().start(), points.getLast().start()).abs();
    var format =
        DateTimeFormatter.ofPattern(
                span.compareTo(LONG) > 0 ? "uuuu-MM-dd" : "MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    int ticks = Math.min(TICKS, points.size());
    for (int i = 0; i < ticks; i++) {
      int point = (int) ((long) i * (points.size() - 1) / Math.max(1, ticks - 1));
      String anchor = i == 0 ? "start" : i == ticks - 1 ? "end" : "middle";
      double x = PLOT.x((double) point / points.size());
      String time = format.format(points.get(point).start());
      labels.add(label(x, ALARMS_TOP + ALARMS_HEIGHT + 17, anchor, time));
    }
  }

  private double y(double ratio) {
    double decades = Math.log10(top / LOWEST);
    return PLOT.y(Math.log10(Math.clamp(ratio, LOWEST, top) / LOWEST) / decades);
  }
}
