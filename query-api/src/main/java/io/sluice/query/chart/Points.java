package io.sluice.query.chart;

import io.sluice.query.rollup.Moments;
import java.util.Map;
import java.util.TreeMap;

/** The points of one line. */
final class Points {

  private final Map<Long, Moments> points = new TreeMap<>();

  /** What there is at a time, in milliseconds since 1970. */
  Moments at(long millis) {
    return points.computeIfAbsent(millis, any -> new Moments());
  }

  /** Later ones. */
  void addAll(Points later) {
    later.points.forEach((millis, moments) -> at(millis).add(moments));
  }

  int size() {
    return points.size();
  }

  /** Whether each is a single value. */
  boolean areSingle() {
    return points.values().stream().allMatch(one -> one.count() == 1);
  }

  /** The same, put together by steps. */
  Points by(Step step) {
    var fewer = new Points();
    points.forEach((millis, moments) -> fewer.at(step.begin(millis)).add(moments));
    return fewer;
  }

  /** As an array of arrays. */
  String json() {
    var json = new StringBuilder("[");
    points.forEach(
        (millis, moments) -> {
          json.append(json.length() == 1 ? "[" : ",[").append(millis.longValue());
          number(json, moments.low());
          number(json, moments.high());
          number(json, moments.mean());
          number(json, moments.last());
          json.append(',').append(moments.count()).append(']');
        });
    return json.append(']').toString();
  }

  private static void number(StringBuilder json, double value) {
    json.append(',');
    if (!Double.isFinite(value)) {
      json.append("null"); // a mean of numbers that are as large as numbers can be
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      json.append((long) value);
    } else {
      json.append(value);
    }
  }
}
