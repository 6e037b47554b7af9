package io.sluice.scoring.intake;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the metadata of a committed offset says. It is written in the same request as the offset, so
 * that the two can never disagree. {@code rebuild-from=4711;learning=1x7z2k:3f2,...}: about 25
 * characters an asset that learns, of the 4,096 that brokers take.
 *
 * @param from offset from which the windows at that point can be rebuilt
 * @param learning {@link io.sluice.scoring.window.PartitionWindows#learning}
 */
record CommitNote(long from, Map<Long, Long> learning) {

  private static final String FROM = "rebuild-from=";
  private static final String LEARNING = ";learning=";
  private static final int RADIX = 36;

  CommitNote {
    learning = Collections.unmodifiableMap(new TreeMap<>(learning));
  }

  String encode() {
    return learning.isEmpty()
        ? FROM + from
        : learning.entrySet().stream()
            .map(e -> Long.toString(e.getKey(), RADIX) + ":" + Long.toString(e.getValue(), RADIX))
            .collect(Collectors.joining(",", FROM + from + LEARNING, ""));
  }

  /** Empty if the metadata is somebody else's: a person who has reset the group's offsets. */
  static Optional<CommitNote> decode(String metadata) {
    if (metadata == null || !metadata.startsWith(FROM)) {
      return Optional.empty();
    }
    int end = metadata.indexOf(LEARNING);
    try {
      return Optional.of(
          new CommitNote(
              Long.parseLong(metadata.substring(FROM.length(), end < 0 ? metadata.length() : end)),
              end < 0 ? Map.of() : learning(metadata.substring(end + LEARNING.length()))));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Map<Long, Long> learning(String text) {
    var learning = new TreeMap<Long, Long>();
    for (String entry : text.split(",")) {
      int colon = entry.indexOf(':');
      learning.put(
          Long.parseLong(entry.substring(0, colon), RADIX),
          Long.parseLong(entry.substring(colon + 1), RADIX));
    }
    return learning;
  }
}
