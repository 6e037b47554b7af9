package io.sluice.incidents;

import java.time.Duration;

/**
 * An {@link IncidentPolicy} with all that it is made of, as services tell it each other: each
 * setting by its own name.
 *
 * @see IncidentPolicy
 * @see Course
 * @see WatchPolicy
 */
public record IncidentSettings(
    String onDelay,
    String offDelay,
    String cooldown,
    String updateEvery,
    String maxSilence,
    double holdRatio,
    String deescalateAfter,
    String reopenWithin,
    int flappingCount,
    String flappingWithin,
    String remindEvery,
    String detectorSilent,
    String streamSilent,
    String assetSilent) {

  public static IncidentSettings of(IncidentPolicy policy) {
    Course course = policy.course();
    WatchPolicy watch = policy.watch();
    return new IncidentSettings(
        policy.onDelay().toString(),
        policy.offDelay().toString(),
        policy.cooldown().toString(),
        policy.updateEvery().toString(),
        policy.maxSilence().toString(),
        policy.holdRatio(),
        course.deescalateAfter().toString(),
        course.reopenWithin().toString(),
        course.flappingCount(),
        course.flappingWithin().toString(),
        course.remindEvery().toString(),
        watch.detectorSilent().toString(),
        watch.streamSilent().toString(),
        watch.assetSilent().toString());
  }

  /**
   * @throws IllegalArgumentException naming the setting that is missing or out of range
   */
  IncidentPolicy policy() {
    return new IncidentPolicy(
        duration(onDelay, "onDelay"),
        duration(offDelay, "offDelay"),
        duration(cooldown, "cooldown"),
        duration(updateEvery, "updateEvery"),
        duration(maxSilence, "maxSilence"),
        holdRatio,
        new Course(
            duration(deescalateAfter, "deescalateAfter"),
            duration(reopenWithin, "reopenWithin"),
            flappingCount,
            duration(flappingWithin, "flappingWithin"),
            duration(remindEvery, "remindEvery")),
        new WatchPolicy(
            duration(detectorSilent, "detectorSilent"),
            duration(streamSilent, "streamSilent"),
            duration(assetSilent, "assetSilent")));
  }

  private static Duration duration(String text, String field) {
    try {
      return Duration.parse(text);
    } catch (RuntimeException e) { // none at all, or no duration
      throw new IllegalArgumentException(
          "'%s' is %s, expected a duration such as PT10S".formatted(field, text), e);
    }
  }
}
