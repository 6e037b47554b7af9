package io.sluice.contracts.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.NearestName;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The kind of stream: what it is made of and how its readings become windows. Where each record is
 * judged by itself ({@link ProfileKind#EVENTS}) there is nothing to cut: window and strides are 1,
 * and grace, largest gap and hold are zero, which they also are if they are left out.
 *
 * @param name the profile's name, {@code swat}; lower case letters, digits and dashes
 * @param kind whether readings or windows of them are judged
 * @param tags its tags; their order is the order of columns everywhere below
 * @param interval time between two readings; of EVENTS the mean time between two records, which
 *     says how many there are in a day
 * @param window readings in a window
 * @param trainingStride readings by which the window moves on in training
 * @param scoringStride readings by which the window moves on in scoring
 * @param grace how much older than the newest reading one may be and still be sorted in
 * @param maxGap a longer time between two readings starts the window anew
 * @param holdFor how long a missing value is bridged by the last one seen
 * @param severity from which ratio on a window has which severity
 * @param mode the tag by which the plant says its operating mode; null if none does
 */
public record Profile(
    String name,
    ProfileKind kind,
    List<Tag> tags,
    Duration interval,
    int window,
    int trainingStride,
    int scoringStride,
    Duration grace,
    Duration maxGap,
    Duration holdFor,
    SeverityLevels severity,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ModeTag mode) {

  public static final int DEFAULT_WINDOW = 60;
  public static final int DEFAULT_TRAINING_STRIDE = 10;
  public static final int DEFAULT_SCORING_STRIDE = 1;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int MAX_TAGS = 10_000;
  private static final int MAX_WINDOW = 100_000;

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public Profile {
    if (!isName(name)) {
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
    switch (kind) {
      case null ->
          throw new IllegalArgumentException(
              "profile " + name + ": 'kind' is missing, expected SIGNALS or EVENTS");
      case SIGNALS -> {
        range(name, "window", window, 1, MAX_WINDOW);
        range(name, "trainingStride", trainingStride, 1, MAX_WINDOW);
        range(name, "scoringStride", scoringStride, 1, MAX_WINDOW);
        positive(name, "interval", interval);
        notNegative(name, "grace", grace);
        notNegative(name, "holdFor", holdFor);
        positive(name, "maxGap", maxGap);
        if (maxGap.compareTo(interval) < 0) {
          throw new IllegalArgumentException(
              "profile %s: maxGap %s is shorter than the interval %s"
                  .formatted(name, maxGap, interval));
        }
      }
      case EVENTS -> {
        one(name, "window", window);
        one(name, "trainingStride", trainingStride);
        one(name, "scoringStride", scoringStride);
        notNegative(name, "interval", interval);
        if (interval.isZero()) {
          throw new IllegalArgumentException(
              "profile " + name + ": 'interval' is zero, expected the mean time between records");
        }
        grace = zero(name, "grace", grace);
        maxGap = zero(name, "maxGap", maxGap);
        holdFor = zero(name, "holdFor", holdFor);
      }
    }
    if (severity == null) {
      throw new IllegalArgumentException("profile " + name + ": 'severity' is missing");
    }
    if (mode != null) {
      checkMode(name, tags, mode);
    }
  }

  /** Whether a profile may be called so; such a name is that of a plain folder, too. */
  public static boolean isName(@Nullable String name) {
    return name != null && NAME.matcher(name).matches();
  }

  /** Where no tag says the operating mode. */
  public Profile(
      String name,
      ProfileKind kind,
      List<Tag> tags,
      Duration interval,
      int window,
      int trainingStride,
      int scoringStride,
      Duration grace,
      Duration maxGap,
      Duration holdFor,
      SeverityLevels severity) {
    this(
        name,
        kind,
        tags,
        interval,
        window,
        trainingStride,
        scoringStride,
        grace,
        maxGap,
        holdFor,
        severity,
        null);
  }

  private static void checkMode(String profile, List<Tag> tags, ModeTag mode) {
    Tag tag =
        tags.stream()
            .filter(one -> one.name().equals(mode.tag()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "profile %s: mode names tag '%s', which is none of its tags%s"
                            .formatted(profile, mode.tag(), suggestion(tags, mode))));
    switch (tag.kind()) {
      case CATEGORICAL -> {}
      case DISCRETE -> {
        if (!mode.texts().isEmpty()) {
          throw new IllegalArgumentException(
              "profile %s: mode has the value '%s', which %s cannot have: it is DISCRETE and has numbers"
                  .formatted(profile, mode.texts().getFirst(), tag.name()));
        }
      }
      case CONTINUOUS ->
          throw new IllegalArgumentException(
              "profile %s: mode names tag %s, which is CONTINUOUS; only a DISCRETE or CATEGORICAL tag says a mode"
                  .formatted(profile, tag.name()));
    }
  }

  private static String suggestion(List<Tag> tags, ModeTag mode) {
    return NearestName.of(mode.tag(), tags.stream().map(Tag::name).toList())
        .map("; did you mean %s?"::formatted)
        .orElse("");
  }

  /** The same with the tag by which the plant says its operating mode. */
  public Profile withMode(ModeTag tag) {
    return new Profile(
        name,
        kind,
        tags,
        interval,
        window,
        trainingStride,
        scoringStride,
        grace,
        maxGap,
        holdFor,
        severity,
        tag);
  }

  /** Index of the tag that says the operating mode, -1 if none does. */
  public int modeTag() {
    return mode == null ? -1 : tags.stream().map(Tag::name).toList().indexOf(mode.tag());
  }

  /**
   * A profile of signals with the usual settings: window 60, strides 10 and 1, a grace and a hold
   * of 5 intervals, a new window after a gap of 10.
   */
  public static Profile withDefaults(String name, List<Tag> tags, Duration interval) {
    return new Profile(
        name,
        ProfileKind.SIGNALS,
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

  /**
   * A profile whose records are judged one by one.
   *
   * @param interval mean time between two records
   */
  public static Profile events(String name, List<Tag> tags, Duration interval) {
    return new Profile(
        name,
        ProfileKind.EVENTS,
        tags,
        interval,
        1,
        1,
        1,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        SeverityLevels.DEFAULT);
  }

  /** Indices of the tags that take texts, ascending. */
  public int[] categoricalTags() {
    return IntStream.range(0, tags.size())
        .filter(tag -> tags.get(tag).kind() == TagKind.CATEGORICAL)
        .toArray();
  }

  private static void one(String profile, String field, int value) {
    if (value != 1) {
      throw new IllegalArgumentException(
          "profile %s: '%s' is %d, expected 1: each record of a profile of kind EVENTS is judged by itself"
              .formatted(profile, field, value));
    }
  }

  private static Duration zero(String profile, String field, Duration value) {
    if (value != null && !value.isZero()) {
      throw new IllegalArgumentException(
          "profile %s: '%s' is %s, expected it left out: records of a profile of kind EVENTS wait for no others"
              .formatted(profile, field, value));
    }
    return Duration.ZERO;
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
