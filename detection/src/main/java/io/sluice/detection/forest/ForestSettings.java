package io.sluice.detection.forest;

import io.sluice.detection.detector.UnusableModelException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a {@link ForestDetector} learns.
 *
 * @param trees of all forests of an asset together, at least {@value ForestModel#PARTS}
 * @param sampleSize readings that a tree holds
 * @param period readings of a chapter, in which windows are compared with the chapter before
 * @param first windows that must have been seen before the first is judged, at most a period
 */
public record ForestSettings(int trees, int sampleSize, int period, int first) {

  /** An hour of readings a second, and a first verdict after five minutes. */
  public static final ForestSettings DEFAULT = new ForestSettings(30, 128, 3_600, 300);

  private static final int MAX_TREES = 300;
  private static final int MAX_SAMPLE_SIZE = 4_096;
  private static final int MAX_PERIOD = 1_000_000;

  private static final String TREES = "trees";
  private static final String SAMPLE_SIZE = "sampleSize";
  private static final String PERIOD = "period";
  private static final String FIRST = "first";

  /**
   * @throws IllegalArgumentException naming what is out of range
   */
  public ForestSettings {
    range(TREES, trees, ForestModel.PARTS, MAX_TREES);
    range(SAMPLE_SIZE, sampleSize, 8, MAX_SAMPLE_SIZE);
    range(PERIOD, period, 16, MAX_PERIOD);
    range(FIRST, first, 2 * ForestModel.PARTS, period);
  }

  /**
   * As a manifest has them.
   *
   * @throws UnusableModelException naming what is missing or out of range
   */
  public static ForestSettings of(Map<String, Double> parameters) throws UnusableModelException {
    try {
      return new ForestSettings(
          whole(parameters, TREES),
          whole(parameters, SAMPLE_SIZE),
          whole(parameters, PERIOD),
          whole(parameters, FIRST));
    } catch (IllegalArgumentException e) {
      throw new UnusableModelException(e.getMessage(), e);
    }
  }

  /** For a manifest. */
  public Map<String, Double> parameters() {
    var parameters = new TreeMap<String, Double>();
    parameters.put(TREES, (double) trees);
    parameters.put(SAMPLE_SIZE, (double) sampleSize);
    parameters.put(PERIOD, (double) period);
    parameters.put(FIRST, (double) first);
    return parameters;
  }

  private static int whole(Map<String, Double> parameters, String name) {
    Double value = parameters.get(name);
    if (value == null || value != Math.rint(value) || Math.abs(value) > MAX_PERIOD) {
      throw new IllegalArgumentException(
          "parameter '%s' is %s, expected a whole number".formatted(name, value));
    }
    return value.intValue();
  }

  private static void range(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "parameter '%s' is %d, expected %d to %d".formatted(name, value, low, high));
    }
  }
}
