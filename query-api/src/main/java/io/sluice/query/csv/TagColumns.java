package io.sluice.query.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.contracts.CsvLine;
import io.sluice.contracts.Messages;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A column a tag. The columns are the tags of the first rows; should a later one have others, they
 * stand as JSON in a last column, so that none is lost.
 */
public final class TagColumns {

  private final Set<String> tags;

  private TagColumns(Set<String> tags) {
    this.tags = tags;
  }

  /**
   * @param values of rows, JSON objects by tag; null for a row without any
   */
  public static TagColumns of(List<@Nullable String> values) {
    var tags = new TreeSet<String>();
    values.forEach(one -> object(one).fieldNames().forEachRemaining(tags::add));
    return new TagColumns(tags);
  }

  /** Adds the names of the columns. */
  public CsvLine header(CsvLine line) {
    tags.forEach(line::text);
    return line.raw("otherTags");
  }

  /** Adds the cells of a row. */
  public void cells(CsvLine line, @Nullable String json) {
    ObjectNode values = object(json);
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

  private static ObjectNode object(@Nullable String json) {
    try {
      return json == null
          ? JsonNodeFactory.instance.objectNode()
          : (ObjectNode) Messages.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("json that is no JSON", e);
    }
  }
}
