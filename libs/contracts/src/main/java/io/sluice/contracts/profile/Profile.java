package io.sluice.contracts.profile;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * The kind of asset: what it is made of and how its readings become windows.
 *
 * @param name the profile's name, {@code swat}; lower case letters, digits and dashes
 * @param tags its tags; their order is the order of columns everywhere below
 * @param interval time between two readings
 * @param window readings in a window
 * @param trainingStride readings by which the window moves on in training
 * @param scoringStride readings by which the window moves on in scoring
 * @param grace how much older than the newest reading one may be and still be sorted in
 * @param maxGap a longer time between two readings starts the window anew
 * @param holdFor how long a missing value is bridged by the last one seen
 * @param severity from which ratio on a window has which severity
 */
public record Profile(
    String name,
    List<Tag> tags,
    Duration interval,
    int window,
    int trainingStride,
    int scoringStride,
    Duration grace,
    Duration maxGap,
    Duration holdFor,
    SeverityLevels severity) {

  public static final int DEFAULT_WINDOW = 60;
  public static final int DEFAULT_TRAINING_STRIDE = 10;
  public static final int DEFAULT_SCORING_STRIDE = 1;

  private static final int MAX_TAGS = 10_000;
  private static final int MAX_WINDOW = 100_000;

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public Profile {
    if (name == null || !name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new IllegalArgumentException(
          "profile name '"
              + name
              + "' must be 1 to 64 lower case letters, digits and dashes, and not begin with a dash");
    }
    tags = List.copyOf(tags);
    range(name, "tags", tags.size(), 1, MAX_TAGS);
    var names = new HashSet<String>();
    for (Tag tag : tags) {
      if (!names.add(tag.name())) {
        throw new IllegalArgumentException(
            "profile " + name + " names tag " + tag.name() + " twice");
      }
    }
    range(name, "window", window, 1, MAX_WINDOW);
    range(name, "trainingStride", trainingStride, 1, MAX_WINDOW);
    range(name, "scoringStride", scoringStride, 1, MAX_WINDOW);
    positive(name, "interval", interval);
    notNegative(name, "grace", grace);
    notNegative(name, "holdFor", holdFor);
    positive(name, "maxGap", maxGap);
    if (maxGap.compareTo(interval) < 0) {
      throw new IllegalArgumentException(
          "profile " + name + ": maxGap " + maxGap + " is shorter than the interval " + interval);
    }
    if (severity == null) {
      throw new IllegalArgumentException("profile " + name + ": 'severity' is missing");
    }
  }

  /**
   * A profile with the usual settings: window 60, strides 10 and 1, a grace and a hold of 5
   * intervals, a new window after a gap of 10.
   */
  public static Profile withDefaults(String name, List<Tag> tags, Duration interval) {
    return new Profile(
        name,
        tags,
        interval,
        DEFAULT_WINDOW,
        DEFAULT_TRAINING_STRIDE,
        DEFAULT_SCORING_STRIDE,
        interval.multipliedBy(5),
        interval.multipliedBy(10),
        interval.multipliedBy(5),
        SeverityLevels.DEFAULT);
  }

  private static void range(String profile, String field, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "profile %s: '%s' is %d, expected %d to %d".formatted(profile, field, value, low, high));
    }
  }

  private static void positive(String profile, String field, Duration value) {
    notNegative(profile, field, value);
    if (value.toMillis() == 0) {
      throw new IllegalArgumentException(
          "profile " + profile + ": '" + field + "' must be at least a millisecond");
    }
  }

  private static void notNegative(String profile, String field, Duration value) {
    if (value == null) {
      throw new IllegalArgumentException("profile " + profile + ": '" + field + "' is missing");
    }
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          "profile " + profile + ": '" + field + "' is " + value + ", below 0");
    }
  }
}
