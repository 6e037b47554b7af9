package io.sluice.models.evaluation;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.SideFinding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was found of tags that have moved for good. No measure has part in it, but it tells why an
 * event was missed or an alarm did not come. Not thread-safe.
 */
final class DriftSeen {

  /** Tags in a sentence. */
  private static final int MOST_NAMED = 5;

  private long windows;

  /** By tag, what was said of it last. */
  private final Map<String, String> last = new LinkedHashMap<>();

  /** Adds what a window says; null if that is nothing. */
  void add(@Nullable SideFinding drift) {
    if (drift != null) {
      windows++;
      for (Contributor tag : drift.tags()) {
        last.put(tag.tag(), Objects.requireNonNullElse(tag.reason(), "has moved"));
      }
    }
  }

  /**
   * For a person; empty if nothing has moved.
   *
   * @param judged how many windows there were
   */
  Optional<String> sentence(long judged) {
    if (windows == 0) {
      return Optional.empty();
    }
    String tags =
        last.entrySet().stream()
            .limit(MOST_NAMED)
            .map(tag -> tag.getKey() + " " + tag.getValue())
            .collect(Collectors.joining("; "));
    int more = last.size() - MOST_NAMED;
    return Optional.of(
        "drift: in %,d of %,d windows tags are followed, widened or left out, which is no alarm of the process: %s%s"
            .formatted(
                windows, judged, tags, more > 0 ? "; and %d more tags".formatted(more) : ""));
  }
}
