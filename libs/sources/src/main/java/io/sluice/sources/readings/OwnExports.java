package io.sluice.sources.readings;

import io.sluice.sources.table.TableFinding;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the history's own downloads look like: readings go in again, what else it exports does not.
 */
final class OwnExports {

  /** First columns of those that hold no readings. */
  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "feedback", List.of("kind", "asset", "stream", "profile", "time", "id", "from", "to"),
          "scores", List.of("windowEnd", "windowStart", "asset", "stream", "profile", "ratio"),
          "assets", List.of("asset", "lastReadingAt", "lastScoreAt", "ratio"),
          "incidents", List.of("startedAt", "updatedAt", "resolvedAt", "asset", "streams"),
          "alerts", List.of("updatedAt", "startedAt", "asset", "streams", "profile", "kind"));

  /** Of which stream a row was. */
  private static final String STREAM = "stream";

  /** The last columns: tags that only other rows have, and qualities. */
  private static final List<String> LAST = List.of("otherTags", "tagQuality");

  private OwnExports() {}

  /**
   * @throws UnusableFileException if the table is a download of something else; one sentence
   */
  static void refuseOthersThanReadings(TableFinding table) throws UnusableFileException {
    List<String> names = table.columns();
    for (var other : OTHERS.entrySet()) {
      List<String> first = other.getValue();
      if (names.size() >= first.size() && names.subList(0, first.size()).equals(first)) {
        throw new UnusableFileException(
            "%s holds %s that Sluice exported, and no readings: take those of /api/v1/readings.csv"
                .formatted(table.source(), other.getKey()));
      }
    }
  }

  /** Columns of a download of readings that are no tags. */
  static Set<String> columnsBesideReadings(TableFinding table) {
    List<String> names = table.columns();
    int end = names.size();
    return end > 5
            && names.subList(0, 3).equals(List.of("time", "asset", STREAM))
            && names.subList(end - LAST.size(), end).equals(LAST)
        ? Set.of(STREAM, LAST.getFirst(), LAST.getLast())
        : Set.of();
  }
}
