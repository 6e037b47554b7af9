package io.sluice.testbed.plant.tag;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import java.time.Duration;
import java.util.List;

/** The plant's signals as the rest of Sluice knows them. */
public final class PlantTags {

  /** The name of the plant's profile. */
  public static final String PROFILE = "swat";

  /** One reading a second. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final List<Tag> ALL = PlantTag.ALL.stream().map(PlantTag::toTag).toList();

  private PlantTags() {}

  /** The tags in plant order. */
  public static List<Tag> all() {
    return ALL;
  }

  public static Profile profile() {
    return Profile.withDefaults(PROFILE, ALL, INTERVAL);
  }
}
