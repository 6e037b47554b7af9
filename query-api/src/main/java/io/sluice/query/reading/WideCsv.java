package io.sluice.query.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.contracts.CsvLine;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Quality;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Readings of one asset as lines with a column a tag. The columns are the tags of the newest
 * readings; should an older one have others, they stand as JSON in the last column but one, so that
 * none is lost, and qualities other than GOOD as JSON in the last.
 */
public final class WideCsv {

  private final Set<String> tags;

  private WideCsv(Set<String> tags) {
    this.tags = tags;
  }

  /** With the tags of these readings as columns. */
  public static WideCsv columnsOf(List<ReadingView> newest) {
    var tags = new TreeSet<String>();
    newest.forEach(reading -> values(reading).fieldNames().forEachRemaining(tags::add));
    return new WideCsv(tags);
  }

  /** The first line. */
  public String header() {
    var line = new CsvLine().raw("time").raw("asset").raw("stream").raw("label");
    tags.forEach(line::text);
    return line.raw("otherTags").raw("tagQuality").end().toString();
  }

  /** Adds the cells of a reading. */
  public void line(CsvLine line, ReadingView reading) {
    ObjectNode values = values(reading);
    line.raw(reading.time()).text(reading.asset()).text(reading.stream()).raw(reading.label());
    for (String tag : tags) {
      JsonNode value = values.remove(tag);
      if (value != null && value.isTextual()) {
        line.text(value.textValue());
      } else {
        line.raw(value == null || value.isNull() ? null : value.asText());
      }
    }
    line.raw(values.isEmpty() ? null : values);
    line.raw(otherThanGood(reading));
  }

  private static @Nullable ObjectNode otherThanGood(ReadingView reading) {
    if (reading.quality() == null) {
      return null;
    }
    ObjectNode quality = object(reading.quality());
    quality.removeIf(value -> Quality.GOOD.name().equals(value.textValue()));
    return quality.isEmpty() ? null : quality;
  }

  private static ObjectNode values(ReadingView reading) {
    return object(reading.values());
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) Messages.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("json that is no JSON", e);
    }
  }
}
