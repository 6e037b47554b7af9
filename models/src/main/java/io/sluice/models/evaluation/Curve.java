package io.sluice.models.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A curve over all thresholds, thinned to what an eye can tell apart.
 *
 * @param area below it, 0 to 1, of all its points
 * @param points from the highest threshold to the lowest
 */
public record Curve(double area, List<Point> points) {

  /** Nearer points than this in both directions are one. */
  private static final double RESOLUTION = 1 / 200.0;

  public Curve {
    points = List.copyOf(points);
  }

  /** Both from 0 to 1. */
  public record Point(double x, double y) {

    private boolean isNear(Point other) {
      return Math.abs(x - other.x) < RESOLUTION && Math.abs(y - other.y) < RESOLUTION;
    }
  }

  /** Collects points, and keeps the last and those that are apart. */
  static final class Line {

    private final List<Point> points = new ArrayList<>();
    private @Nullable Point skipped;

    void to(double x, double y) {
      var point = new Point(x, y);
      if (points.isEmpty() || !point.isNear(points.getLast())) {
        if (skipped != null) {
          points.add(skipped);
        }
        points.add(point);
        skipped = null;
      } else {
        skipped = point;
      }
    }

    Curve withArea(double area) {
      if (skipped != null) {
        points.add(skipped);
        skipped = null;
      }
      return new Curve(area, points);
    }
  }
}
