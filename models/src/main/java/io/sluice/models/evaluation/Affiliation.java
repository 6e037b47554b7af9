package io.sluice.models.evaluation;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Affiliation precision and recall: Huet et al., Local Evaluation of Time Series Anomaly Detection
 * Algorithms, KDD 2022.
 *
 * <p>Time is cut into one zone around each true event, halfway to its neighbours. Within a zone the
 * distance of predictions to the event (precision) and of the event to the predictions (recall) is
 * turned into the chance that a point thrown at random into the zone would lie farther off: 1 is
 * perfect, about 0.5 is chance. The means over all zones are precision (zones with a prediction)
 * and recall. A near miss is thus worth more than a far one, and a long event no more than a short.
 *
 * <p>Rows are taken as intervals of length 1, {@code [i, i + 1)}. What lies under the integrals is
 * linear between few points, so that trapezoids between them are exact.
 *
 * @param precision null without a prediction
 * @param recall null without an event
 * @param f1 harmonic mean; 0 without a prediction, null without an event
 */
public record Affiliation(
    @Nullable Double precision, @Nullable Double recall, @Nullable Double f1) {

  /**
   * @param events true events, ascending and apart
   * @param predictions the same of predictions
   * @param rows number of all rows
   */
  static Affiliation of(List<Run> events, List<Run> predictions, int rows) {
    if (events.isEmpty()) {
      return new Affiliation(null, null, null);
    }
    double precisions = 0;
    double recalls = 0;
    int zonesWithPrediction = 0;
    for (int i = 0; i < events.size(); i++) {
      Interval event = Interval.of(events.get(i));
      var zone =
          new Interval(
              i == 0 ? 0 : (Interval.of(events.get(i - 1)).to() + event.from()) / 2,
              i + 1 == events.size()
                  ? rows
                  : (event.to() + Interval.of(events.get(i + 1)).from()) / 2);
      List<Interval> near = zone.cut(predictions);
      if (!near.isEmpty()) {
        zonesWithPrediction++;
        precisions += precision(near, event, zone);
        recalls += recall(near, event, zone);
      }
    }
    double recall = recalls / events.size();
    if (zonesWithPrediction == 0) {
      return new Affiliation(null, recall, 0.0);
    }
    double precision = precisions / zonesWithPrediction;
    double sum = precision + recall;
    return new Affiliation(precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum);
  }

  static double precision(List<Interval> predictions, Interval event, Interval zone) {
    double before = event.from() - zone.from();
    double after = zone.to() - event.to();
    DoubleUnaryOperator chanceOfFarther =
        x -> {
          double distance = Math.max(event.from() - x, x - event.to());
          double nearer = event.length() + Math.min(distance, before) + Math.min(distance, after);
          return 1 - nearer / zone.length();
        };
    double integral = 0;
    double length = 0;
    for (Interval prediction : predictions) {
      length += prediction.length();
      integral += prediction.and(event).length();
      integral += integral(chanceOfFarther, prediction.until(event.from()), event.from() - after);
      integral += integral(chanceOfFarther, prediction.since(event.to()), event.to() + before);
    }
    return integral / length;
  }

  static double recall(List<Interval> predictions, Interval event, Interval zone) {
    double integral = 0;
    double from = zone.from();
    for (int i = 0; i < predictions.size(); i++) {
      Interval prediction = predictions.get(i);
      double to =
          i + 1 == predictions.size()
              ? zone.to()
              : (prediction.to() + predictions.get(i + 1).from()) / 2;
      Interval nearest = event.and(new Interval(from, to));
      integral += nearest.and(prediction).length();
      integral += fartherThan(prediction.from(), nearest.until(prediction.from()), zone);
      integral += fartherThan(prediction.to(), nearest.since(prediction.to()), zone);
      from = to;
    }
    return integral / event.length();
  }

  /** Integral of the chance that a random point of the zone is farther from y than the point is. */
  private static double fartherThan(double point, Interval piece, Interval zone) {
    DoubleUnaryOperator chanceOfFarther =
        y -> {
          double distance = Math.abs(y - point);
          double nearer = Math.min(distance, y - zone.from()) + Math.min(distance, zone.to() - y);
          return 1 - nearer / zone.length();
        };
    double bend = ((piece.to() <= point ? zone.from() : zone.to()) + point) / 2;
    return integral(chanceOfFarther, piece, bend);
  }

  /** Exact for a function that is linear up to the bend and after it. */
  private static double integral(DoubleUnaryOperator function, Interval piece, double bend) {
    return trapezoid(function, piece.until(bend)) + trapezoid(function, piece.since(bend));
  }

  private static double trapezoid(DoubleUnaryOperator function, Interval piece) {
    return piece.length() == 0
        ? 0
        : piece.length()
            * (function.applyAsDouble(piece.from()) + function.applyAsDouble(piece.to()))
            / 2;
  }

  /** From {@code from} to {@code to}; of length 0 if the latter is not above. */
  record Interval(double from, double to) {

    static Interval of(Run run) {
      return new Interval(run.first(), run.last() + 1.0);
    }

    double length() {
      return Math.max(0, to - from);
    }

    Interval and(Interval other) {
      return new Interval(Math.max(from, other.from), Math.min(to, other.to));
    }

    Interval until(double end) {
      return new Interval(from, Math.min(to, end));
    }

    Interval since(double start) {
      return new Interval(Math.max(from, start), to);
    }

    List<Interval> cut(List<Run> runs) {
      return runs.stream()
          .map(Interval::of)
          .map(this::and)
          .filter(piece -> piece.length() > 0)
          .toList();
    }
  }
}
