package io.sluice.sources.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which columns hold texts and not numbers, by all of their fields. */
public final class TextColumns {

  private TextColumns() {}

  /**
   * The columns of a file in more than half of whose fields, empty ones aside, there is neither a
   * number nor a word for a missing one; and those that the options name.
   *
   * @throws CsvFormatException if the file cannot be read as CSV; one sentence
   */
  public static Set<String> of(Path file, CsvOptions options)
      throws CsvFormatException, IOException {
    List<String> tags;
    try (var readings = CsvReadings.open(file, options)) {
      tags = readings.header().tags();
    }
    long[] numbers = new long[tags.size()];
    long[] texts = new long[tags.size()];
    CsvOptions asTexts = options.withTextColumns(Set.copyOf(tags));
    try (var readings = CsvReadings.open(file, asTexts)) {
      var numerals = new NumberParser(readings.header().delimiter(), options.missingWords());
      for (CsvRow row = readings.next(); row != null; row = readings.next()) {
        if (row instanceof CsvRow.Row read) {
          count(
              Objects.requireNonNull(read.texts(), "all columns were asked for as texts"),
              numerals,
              numbers,
              texts);
        }
      }
    }
    var found = new LinkedHashSet<String>();
    for (int tag = 0; tag < texts.length; tag++) {
      if (texts[tag] > numbers[tag] || options.textColumns().contains(tags.get(tag))) {
        found.add(tags.get(tag));
      }
    }
    return found;
  }

  private static void count(
      @Nullable String[] fields, NumberParser numerals, long[] numbers, long[] texts) {
    for (int tag = 0; tag < fields.length; tag++) {
      String field = fields[tag];
      if (field == null) {
        continue;
      }
      double number = numerals.parse(field);
      if (Double.isInfinite(number)) {
        texts[tag]++;
      } else if (!Double.isNaN(number)) {
        numbers[tag]++;
      }
    }
  }
}
