package io.sluice.sources.column;

import io.sluice.sources.value.NumberStyle;
import io.sluice.sources.value.WordCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen of one column in all rows of a file, in bounded space: its numbers, its words with
 * their counts, and the fields of some rows, the same rows for all columns. Not thread-safe.
 */
public final class ColumnEvidence {

  /** Different texts that are told apart. */
  static final int MAX_WORDS = 512;

  /** Rows at the beginning whose fields are kept; then each that is twice as far. */
  private static final int FIRST_ROWS = 64;

  private final NumberEvidence numbers = new NumberEvidence();
  private final WordCounts words = new WordCounts(MAX_WORDS);
  private final List<String> sample = new ArrayList<>();
  private String last = "";
  private long rows;
  private long blanks;
  private long nextSample;
  private long wordsUntilFull;

  /**
   * Adds the field of the next row; each row of the file must be told, also where it ends before
   * this column.
   *
   * @param field without blanks around it, empty where the row has none
   */
  public void add(String field) {
    if (rows == nextSample) {
      sample.add(field);
      nextSample = rows < FIRST_ROWS ? rows + 1 : 2 * rows;
    }
    rows++;
    last = field;
    if (field.isEmpty()) {
      blanks++;
    } else if (!numbers.add(field)) {
      words.add(field);
      if (words.others() == 0) {
        wordsUntilFull = words.total();
      }
    }
  }

  /** Rows told so far. */
  public long rows() {
    return rows;
  }

  /** Rows without anything in this column. */
  public long blanks() {
    return blanks;
  }

  /**
   * Texts that are no numbers.
   *
   * @param usualMark the decimal mark to take where this column does not tell
   */
  public WordCounts words(char usualMark) {
    WordCounts unread = numbers.unread(usualMark);
    return unread.isEmpty() ? words : words.plus(unread);
  }

  NumberEvidence numbers() {
    return numbers;
  }

  /** Fields that are something. */
  long filled() {
    return rows - blanks;
  }

  /** Fields of some rows, always of the same, and of the last one. */
  List<String> sample() {
    var sample = new ArrayList<>(this.sample);
    sample.add(last);
    return sample;
  }

  /** Texts seen until there were more different ones than can be kept. */
  long wordsUntilFull() {
    return wordsUntilFull;
  }

  /** Whether it has more different values than can be told apart. */
  boolean hasManyValues(char usualMark) {
    return words.others() > 0 || numbers.series(usualMark).hasMoreValues();
  }

  /**
   * Different values with their counts, numbers as Java writes them without a needless {@code .0}.
   */
  Map<String, Long> values(char usualMark) {
    var values = new LinkedHashMap<String, Long>();
    Series series = numbers.series(usualMark);
    for (int i = 0; i < series.distinct(); i++) {
      values.put(Numerals.text(series.value(i)), series.countOf(i));
    }
    values.putAll(words(usualMark).most(MAX_WORDS));
    return values;
  }

  /** The decimal mark that this column shows, {@link NumberStyle#NONE} if it shows none. */
  public char decimalMark() {
    return numbers.decimalMark();
  }
}
