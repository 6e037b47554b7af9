package io.sluice.detection;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Profiles for tests: readings every second. */
public final class Profiles {

  private Profiles() {}

  /** Tags T0, T1, ... in mm with a resolution of 0.01. */
  public static List<Tag> tags(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Tag("T" + i, "mm", TagKind.CONTINUOUS, 0.01, null, null, null))
        .toList();
  }

  /** Grace 5 s, maxGap 10 s, holdFor 5 s. */
  public static Profile of(int tags, int window) {
    return of(tags, window, 1, 5_000, 10_000, 5_000);
  }

  public static Profile of(
      int tags, int window, int stride, long graceMillis, long maxGapMillis, long holdMillis) {
    return new Profile(
        "test",
        ProfileKind.SIGNALS,
        tags(tags),
        Duration.ofSeconds(1),
        window,
        stride,
        stride,
        Duration.ofMillis(graceMillis),
        Duration.ofMillis(maxGapMillis),
        Duration.ofMillis(holdMillis),
        SeverityLevels.DEFAULT);
  }
}
