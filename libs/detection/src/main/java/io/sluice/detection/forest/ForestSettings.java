package io.sluice.detection.forest;

import io.sluice.detection.detector.UnusableModelException;
import java.time.Duration;
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

  private static final int USUAL_TREES = 30;
  private static final int USUAL_SAMPLE_SIZE = 128;

  /** A chapter of an hour, if that has as many readings; up to a day where they are rare. */
  private static final int GOOD_PERIOD = 300;

  /** With fewer readings there is nothing to compare with, however long they take. */
  private static final int LEAST_PERIOD = 96;

  private static final int GOOD_FIRST = 300;

  private static final int MAX_TREES = 300;
  private static final int MAX_SAMPLE_SIZE = 4_096;
  private static final int MAX_PERIOD = 1_000_000;

  /** Of what is remembered of one asset: more would not be kept beside the log in time. */
  private static final int MAX_SNAPSHOT = 96 << 20;

  /** Of a tree, for each reading that it holds. */
  private static final int NODE_BYTES = 40;

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
   * What suits a sampling interval: a chapter of an hour, longer where that has fewer than {@value
   * #GOOD_PERIOD} readings, but not beyond a day unless that has fewer than {@value #LEAST_PERIOD};
   * a first verdict after five minutes, or {@value #GOOD_FIRST} windows, or half a chapter.
   */
  public static ForestSettings every(Duration interval) {
    long period =
        Math.clamp(
            Duration.ofHours(1).dividedBy(interval),
            Math.clamp(Duration.ofDays(1).dividedBy(interval), LEAST_PERIOD, GOOD_PERIOD),
            MAX_PERIOD);
    long first =
        Math.min(Math.max(Duration.ofMinutes(5).dividedBy(interval), GOOD_FIRST), period / 2);
    return new ForestSettings(
        USUAL_TREES, USUAL_SAMPLE_SIZE, Math.toIntExact(period), Math.toIntExact(first));
  }

  /**
   * As a manifest has them.
   *
   * @param tags of the profile
   * @throws UnusableModelException naming what is missing or out of range, or more than can be
   *     remembered of that many tags
   */
  public static ForestSettings of(Map<String, Double> parameters, int tags)
      throws UnusableModelException {
    try {
      var settings =
          new ForestSettings(
              whole(parameters, TREES),
              whole(parameters, SAMPLE_SIZE),
              whole(parameters, PERIOD),
              whole(parameters, FIRST));
      settings.requireHolding(tags);
      return settings;
    } catch (IllegalArgumentException e) {
      throw new UnusableModelException(e.getMessage(), e);
    }
  }

  private void requireHolding(int tags) {
    if (rowBytes(tags) > MAX_SNAPSHOT) {
      throw new IllegalArgumentException(
          "parameter '%s' is %d: %d readings of %d tags are %d MiB an asset, expected at most %d"
              .formatted(
                  SAMPLE_SIZE,
                  sampleSize,
                  mostRows(),
                  tags,
                  rowBytes(tags) >> 20,
                  MAX_SNAPSHOT >> 20));
    }
  }

  /** Of a chapter and of the one before it, each a reading short of being thinned. */
  private int mostRows() {
    return 2 * (2 * rowsAtLeast() - 1);
  }

  private long rowBytes(int tags) {
    return (long) mostRows() * tags * Double.BYTES;
  }

  /**
   * What an asset takes at most, about: the readings of both chapters, those of one as the points
   * of the forests, in single precision and each in all but one, and the nodes of the trees.
   */
  long memoryBytes(int tags) {
    long points = rowBytes(tags) / 2 * (ForestModel.PARTS - 1) * Float.BYTES / Double.BYTES;
    return rowBytes(tags) + points + (long) trees * sampleSize * NODE_BYTES;
  }

  /** Readings that are kept of a chapter which has as many; fewer than twice as many. */
  int rowsAtLeast() {
    return 2 * sampleSize;
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
