package io.sluice.query.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.contracts.Messages;
import io.sluice.query.csv.CsvLine;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Readings of one asset as lines with a column a tag. The columns are the tags of the newest
 * readings; should an older one have others, they stand as JSON in the last column, so that none is
 * lost.
 */
final class WideCsv {

  private final Set<String> tags;

  private WideCsv(Set<String> tags) {
    this.tags = tags;
  }

  static WideCsv columnsOf(List<ReadingView> newest) {
    var tags = new TreeSet<String>();
    newest.forEach(reading -> values(reading).fieldNames().forEachRemaining(tags::add));
    return new WideCsv(tags);
  }

  String header() {
    var line = new CsvLine().raw("time").raw("asset").raw("stream").raw("label");
    tags.forEach(line::text);
    return line.raw("otherTags").end().toString();
  }

  void line(CsvLine line, ReadingView reading) {
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
  }

  private static ObjectNode values(ReadingView reading) {
    try {
      return (ObjectNode) Messages.mapper().readTree(reading.values());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("json that is no JSON", e);
    }
  }
}
