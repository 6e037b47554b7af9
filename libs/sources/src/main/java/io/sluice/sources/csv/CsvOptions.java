package io.sluice.sources.csv;

import io.sluice.contracts.profile.Profile;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to read a file where it does not speak for itself.
 *
 * @param zone zone of times that name none
 * @param timeColumn name of the time column, null to find it by its name
 * @param timeFormat {@code iso}, {@code epoch-seconds}, {@code epoch-millis} or a pattern of {@link
 *     java.time.format.DateTimeFormatter}; null to find it by the first times
 * @param exclude names of columns that are not to be tags; case does not matter
 * @param missingWords what stands for a missing value besides nothing, in lower case
 * @param textColumns names of columns whose fields are texts, whatever they look like; nothing but
 *     an empty field is missing there; names that a file does not have do not matter
 * @param maxLineLength longest line, characters
 * @param maxColumns most columns
 */
public record CsvOptions(
    ZoneId zone,
    @Nullable String timeColumn,
    @Nullable String timeFormat,
    Set<String> exclude,
    Set<String> missingWords,
    Set<String> textColumns,
    int maxLineLength,
    int maxColumns) {

  private static final int DEFAULT_MAX_LINE_LENGTH = 1 << 20;
  private static final int DEFAULT_MAX_COLUMNS = 10_100;
  private static final Set<String> USUAL_MISSING_WORDS = Set.of("nan", "null", "-", "na", "n/a");

  /**
   * @throws IllegalArgumentException naming the option that is wrong and what it may be
   */
  public CsvOptions {
    if (zone == null) {
      throw new IllegalArgumentException("the zone of local times is missing");
    }
    timeColumn = timeColumn == null || timeColumn.isBlank() ? null : timeColumn.strip();
    timeFormat = timeFormat == null || timeFormat.isBlank() ? null : timeFormat.strip();
    if (timeFormat != null) {
      TimeFormat.named(timeFormat);
    }
    exclude = exclude.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
    missingWords =
        missingWords.stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    textColumns = textColumns.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
    if (maxLineLength < 1 || maxColumns < 2) {
      throw new IllegalArgumentException(
          "longest line is %d characters of at most %d columns, expected at least 1 and 2"
              .formatted(maxLineLength, maxColumns));
    }
  }

  /** For a person's own files: {@code NaN}, {@code null}, {@code -} and the like are missing. */
  public static CsvOptions files() {
    return new CsvOptions(
        ZoneOffset.UTC,
        null,
        null,
        Set.of(),
        USUAL_MISSING_WORDS,
        Set.of(),
        DEFAULT_MAX_LINE_LENGTH,
        DEFAULT_MAX_COLUMNS);
  }

  /** For a request's body, whose sender can do better: only an empty field is a missing value. */
  public static CsvOptions requests() {
    return new CsvOptions(
        ZoneOffset.UTC,
        null,
        null,
        Set.of(),
        Set.of(),
        Set.of(),
        DEFAULT_MAX_LINE_LENGTH,
        DEFAULT_MAX_COLUMNS);
  }

  public CsvOptions withZone(ZoneId zone) {
    return new CsvOptions(
        zone,
        timeColumn,
        timeFormat,
        exclude,
        missingWords,
        textColumns,
        maxLineLength,
        maxColumns);
  }

  /**
   * @param column null to find it by its name
   * @param format null to find it by the first times
   */
  public CsvOptions withTime(@Nullable String column, @Nullable String format) {
    return new CsvOptions(
        zone, column, format, exclude, missingWords, textColumns, maxLineLength, maxColumns);
  }

  public CsvOptions withExclude(Set<String> exclude) {
    return new CsvOptions(
        zone,
        timeColumn,
        timeFormat,
        exclude,
        missingWords,
        textColumns,
        maxLineLength,
        maxColumns);
  }

  public CsvOptions withTextColumns(Set<String> columns) {
    return new CsvOptions(
        zone, timeColumn, timeFormat, exclude, missingWords, columns, maxLineLength, maxColumns);
  }

  /** For files of a profile: its categorical tags are texts. */
  public CsvOptions forProfile(Profile profile) {
    return withTextColumns(
        Arrays.stream(profile.categoricalTags())
            .mapToObj(tag -> profile.tags().get(tag).name())
            .collect(Collectors.toSet()));
  }

  public CsvOptions withLimits(int maxLineLength, int maxColumns) {
    return new CsvOptions(
        zone,
        timeColumn,
        timeFormat,
        exclude,
        missingWords,
        textColumns,
        maxLineLength,
        maxColumns);
  }
}
