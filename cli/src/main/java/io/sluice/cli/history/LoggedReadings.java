package io.sluice.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Quality;
import io.sluice.contracts.SourceRef;
import io.sluice.detection.bundle.Bundle;
import io.sluice.models.backtest.StreamReadings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The readings of a stream up to a place on the log, in the order in which they came to
 * scoring-service where query-api knows it: of readings whose sender gave no id. What came later,
 * however old it was, is not among them. All are held in memory.
 */
public final class LoggedReadings implements StreamReadings {

  /** Id of a reading whose sender gave none: partition and offset. */
  private static final Pattern PLACE = Pattern.compile("@(\\d{1,9})-(\\d{1,18})");

  private final Iterator<Placed> readings;
  private final int size;
  private final boolean isInOrderOfLog;

  /**
   * @param offset on the log; -1 if it is not known
   */
  private record Placed(long offset, Reading reading) {}

  private LoggedReadings(List<Placed> readings, boolean isInOrderOfLog) {
    this.readings = readings.iterator();
    this.size = readings.size();
    this.isInOrderOfLog = isInOrderOfLog;
  }

  /**
   * @param newestFirst as {@code /api/v1/readings} tells them
   * @param score that ends with the last of them; of a record that one is taken alone
   * @param bundle that judged it
   */
  static LoggedReadings of(List<JsonNode> newestFirst, StoredScore score, Bundle bundle) {
    var values = new ValueReader(bundle.profile(), bundle.dictionaries());
    SourceRef last = score.source();
    var all = new ArrayList<Placed>();
    boolean isPlaced = true;
    for (JsonNode json : newestFirst) {
      String id = json.path("id").asText();
      long offset = offset(id, last.partition());
      isPlaced &= offset >= 0;
      if (score.isOfRecord() ? isOf(score, id, offset) : offset <= last.offset()) {
        all.add(
            new Placed(
                offset,
                new Reading(Instant.parse(json.path("time").asText()), values.read(stored(json)))));
      }
    }
    Collections.reverse(all);
    if (isPlaced) {
      all.sort(Comparator.comparingLong(Placed::offset));
    }
    return new LoggedReadings(all, isPlaced);
  }

  /** A record that its sender named has its score's id of that name, another one of its place. */
  private static boolean isOf(StoredScore score, String id, long offset) {
    if (offset >= 0) {
      return offset == score.source().offset();
    }
    String name = id.startsWith("@@") ? id.substring(1) : id;
    return MessageIds.score(score.asset(), score.stream(), score.bundle(), name)
        .toString()
        .equals(score.id());
  }

  private static long offset(String id, int partition) {
    Matcher place = PLACE.matcher(id);
    return place.matches() && Integer.parseInt(place.group(1)) == partition
        ? Long.parseLong(place.group(2))
        : -1;
  }

  private static ValueReader.Stored stored(JsonNode reading) {
    return new ValueReader.Stored() {
      @Override
      public String text(String tag) {
        JsonNode value = reading.path("values").path(tag);
        return value.isNull() ? "" : value.asText("");
      }

      @Override
      public boolean isBad(String tag) {
        return Quality.BAD.name().equals(reading.path("quality").path(tag).textValue());
      }
    };
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Else they are in the order of their times, which may be another. */
  public boolean isInOrderOfLog() {
    return isInOrderOfLog;
  }

  @Override
  public @Nullable Reading next() {
    return readings.hasNext() ? readings.next().reading() : null;
  }

  @Override
  public long unreadable() {
    return 0;
  }

  @Override
  public void close() {}
}
