package io.sluice.query.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.contracts.CsvLine;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Quality;
import io.sluice.query.csv.TagColumns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Readings of one asset as lines with a column a tag. The columns are the tags of the newest
 * readings; should an older one have others, they stand as JSON in the last column but one, so that
 * none is lost, and qualities other than GOOD as JSON in the last.
 */
public final class WideCsv {

  private final TagColumns tags;
  private final Ids ids;

  /** Whether readings are told by their ids, too. */
  public enum Ids {
    TOLD,
    NOT_TOLD
  }

  private WideCsv(TagColumns tags, Ids ids) {
    this.tags = tags;
    this.ids = ids;
  }

  /** With the tags of these readings as columns. */
  public static WideCsv columnsOf(List<ReadingView> newest) {
    return columnsOf(newest, Ids.NOT_TOLD);
  }

  static WideCsv columnsOf(List<ReadingView> newest, Ids ids) {
    return new WideCsv(TagColumns.of(newest.stream().map(ReadingView::values).toList()), ids);
  }

  /** The first line. */
  public String header() {
    var line = new CsvLine().raw("time").raw("asset").raw("stream").raw("label");
    tags.header(line).raw("tagQuality");
    return (ids == Ids.TOLD ? line.raw("id") : line).end().toString();
  }

  /** Adds the cells of a reading. */
  public void line(CsvLine line, ReadingView reading) {
    line.raw(reading.time()).text(reading.asset()).text(reading.stream()).raw(reading.label());
    tags.cells(line, reading.values());
    line.raw(otherThanGood(reading));
    if (ids == Ids.TOLD) {
      line.text(reading.id());
    }
  }

  private static @Nullable ObjectNode otherThanGood(ReadingView reading) {
    if (reading.quality() == null) {
      return null;
    }
    ObjectNode quality = object(reading.quality());
    quality.removeIf(value -> Quality.GOOD.name().equals(value.textValue()));
    return quality.isEmpty() ? null : quality;
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) Messages.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("json that is no JSON", e);
    }
  }
}
