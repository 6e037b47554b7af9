package io.sluice.scoring.intake;

import java.util.OptionalLong;

/**
 * What the metadata of a committed offset says: from which offset the windows at that point can be
 * rebuilt. It is written in the same request as the offset, so that the two can never disagree.
 */
final class RebuildPoint {

  private static final String PREFIX = "rebuild-from=";

  private RebuildPoint() {}

  static String encode(long offset) {
    return PREFIX + offset;
  }

  /** Empty if the metadata is somebody else's: a person who has reset the group's offsets. */
  static OptionalLong decode(String metadata) {
    if (metadata == null || !metadata.startsWith(PREFIX)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(metadata.substring(PREFIX.length())));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
