package io.sluice.cli.replay;

import io.sluice.sources.readings.FileRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a file has by tag, as readings have it.
 *
 * @param numbers null where the row has no value
 * @param texts of categorical tags
 */
public record RowValues(Map<String, @Nullable Double> numbers, Map<String, String> texts) {

  /**
   * @param tags in the order of the row's values
   */
  public static RowValues of(FileRow.Row row, List<String> tags) {
    var numbers = LinkedHashMap.<String, @Nullable Double>newLinkedHashMap(tags.size());
    var texts = new LinkedHashMap<String, String>();
    for (int i = 0; i < tags.size(); i++) {
      double value = row.values()[i];
      String text = row.texts() == null ? null : row.texts()[i];
      if (text != null) {
        texts.put(tags.get(i), text);
      } else {
        numbers.put(tags.get(i), Double.isNaN(value) ? null : value);
      }
    }
    return new RowValues(numbers, texts);
  }
}
