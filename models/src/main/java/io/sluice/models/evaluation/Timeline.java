package io.sluice.models.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The fused ratio over the rows, few enough points to draw. A point stands for as many rows as the
 * others and has the highest of their ratios, so that no peak is lost.
 *
 * @param rowsPerPoint the last point may stand for fewer
 * @param points in the order of the rows
 * @param events where each event lies, in the report's order
 */
public record Timeline(int rowsPerPoint, List<Point> points, List<Span> events) {

  private static final int MAX_POINTS = 960;

  public Timeline {
    points = List.copyOf(points);
    events = List.copyOf(events);
  }

  /** From one point to another, both inclusive. */
  public record Span(int first, int last) {}

  /**
   * @param start time of the first of its rows
   * @param ratio the highest of its rows
   * @param anomalous whether any row is anomalous
   * @param unknown whether no row's label is known
   * @param alarm whether an alarm is on in any row
   */
  public record Point(
      Instant start, double ratio, boolean anomalous, boolean unknown, boolean alarm) {}

  static Timeline of(JudgedRows rows) {
    int rowsPerPoint = Math.max(1, Math.ceilDiv(rows.size(), MAX_POINTS));
    List<Point> points = new ArrayList<>();
    for (int first = 0; first < rows.size(); first += rowsPerPoint) {
      points.add(point(rows, first, Math.min(rows.size(), first + rowsPerPoint)));
    }
    List<Span> events =
        rows.trueEvents().stream()
            .map(event -> new Span(event.first() / rowsPerPoint, event.last() / rowsPerPoint))
            .toList();
    return new Timeline(rowsPerPoint, points, events);
  }

  private static Point point(JudgedRows rows, int from, int to) {
    double ratio = 0;
    boolean anomalous = false;
    boolean unknown = true;
    boolean alarm = false;
    for (int row = from; row < to; row++) {
      ratio = Math.max(ratio, rows.ratio(row));
      anomalous |= rows.truth(row) == Truth.ANOMALOUS;
      unknown &= rows.truth(row) == Truth.UNKNOWN;
      alarm |= rows.alarm(row);
    }
    return new Point(Instant.ofEpochMilli(rows.timeMillis(from)), ratio, anomalous, unknown, alarm);
  }
}
