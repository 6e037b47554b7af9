package io.sluice.sources.readings;

import io.sluice.sources.table.TableFinding;
import java.util.HashSet;
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

  /** Tags that only other rows have, as JSON. */
  static final String OTHER_TAGS = "otherTags";

  /** Qualities other than GOOD by tag, as JSON. */
  static final String QUALITY = "tagQuality";

  /** By what a reading is named; the last column, if it was asked for. */
  private static final String ID = "id";

  private static final List<String> FIRST = List.of("time", "asset", STREAM, "label");
  private static final List<String> LAST = List.of(OTHER_TAGS, QUALITY);

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

  /** Whether these are the columns of a download of readings. */
  static boolean isOfReadings(List<String> names) {
    int end = end(names);
    return end >= FIRST.size() + LAST.size()
        && names.subList(0, FIRST.size()).equals(FIRST)
        && names.subList(end - LAST.size(), end).equals(LAST);
  }

  /** Columns of a download of readings that are no tags. */
  static Set<String> besides(List<String> names) {
    var besides = new HashSet<>(LAST);
    besides.add(STREAM);
    besides.addAll(names.subList(end(names), names.size()));
    return besides;
  }

  private static int end(List<String> names) {
    int last = names.size() - 1;
    return last >= 0 && names.get(last).equals(ID) ? last : names.size();
  }
}
