package io.sluice.sources.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file with a row for each tag and time were put together to rows with a column
 * for each tag.
 *
 * @param time column of the time
 * @param tag column with the names of the tags
 * @param value column with their values
 * @param quality column that says whether a value is good, null if there is none
 * @param kept further columns, whose values are the same for all tags of a row
 * @param leftOut further columns that say nothing of a reading
 * @param tags how many tags there are
 * @param sorted whether the rows of a time follow each other in the file; otherwise all of it was
 *     held in memory
 */
public record TallLayout(
    String time,
    String tag,
    String value,
    @Nullable String quality,
    List<String> kept,
    List<String> leftOut,
    int tags,
    boolean sorted) {

  public TallLayout {
    kept = List.copyOf(kept);
    leftOut = List.copyOf(leftOut);
  }

  /** For a person, without a full stop. */
  public String sentence() {
    return "a line holds the value of one tag: the names of %,d tags are in %s, the values in %s, "
            .formatted(tags, Quote.of(tag), Quote.of(value))
        + "and the lines of a time become a row; --tag-column and --value-column name others, "
        + "--wide reads a line as a row";
  }
}
