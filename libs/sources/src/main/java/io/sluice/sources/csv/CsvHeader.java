package io.sluice.sources.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file are.
 *
 * @param source the file's name, for messages
 * @param headerLine line of the names, from 1
 * @param delimiter what separates fields: {@code ,} {@code ;} or tab
 * @param timeColumn name of the time column; two names joined by {@code " + "} where date and time
 *     of day have a column each
 * @param timeFormat how its times are written, for a person
 * @param tags names of the tags in the order of the columns
 * @param labelColumn name of the label column, null if there is none
 * @param eventColumn name of the column with the id or name of an attack, of both joined by {@code
 *     " + "}, null if there is none
 * @param recoveryColumn name of the column that marks a plant on its way back to normal, null if
 *     there is none
 * @param assetColumn name of the column that says to which asset a row belongs, null if there is
 *     none
 * @param profileColumn the same for the profile
 * @param ignored columns that are nothing of the above
 */
public record CsvHeader(
    String source,
    int headerLine,
    char delimiter,
    String timeColumn,
    String timeFormat,
    List<String> tags,
    @Nullable String labelColumn,
    @Nullable String eventColumn,
    @Nullable String recoveryColumn,
    @Nullable String assetColumn,
    @Nullable String profileColumn,
    List<Ignored> ignored) {

  public CsvHeader {
    tags = List.copyOf(tags);
    ignored = List.copyOf(ignored);
  }

  /**
   * A column that is not read.
   *
   * @param column its name, or its number where it has none
   * @param reason why
   */
  public record Ignored(String column, String reason) {}
}
