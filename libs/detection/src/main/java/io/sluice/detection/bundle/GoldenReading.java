package io.sluice.detection.bundle;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A reading of the golden window.
 *
 * @param time event time, to the millisecond
 * @param values value by tag in the profile's order, null where missing
 */
public record GoldenReading(Instant time, List<Double> values) {

  public GoldenReading {
    Present.required(time, "readings.time");
    values = Collections.unmodifiableList(Arrays.asList(values.toArray(Double[]::new)));
  }

  /** From what a ring is offered; NaN is a missing value. */
  public static GoldenReading of(long timeMillis, double[] values) {
    var list = Arrays.stream(values).mapToObj(GoldenReading::orNull).toList();
    return new GoldenReading(Instant.ofEpochMilli(timeMillis), list);
  }

  double[] toArray() {
    return values.stream().mapToDouble(v -> v == null ? Double.NaN : v).toArray();
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }
}
