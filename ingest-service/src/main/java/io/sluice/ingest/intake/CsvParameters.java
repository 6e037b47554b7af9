package io.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.validation.CsvContent;
import io.sluice.ingest.validation.Excerpt;
import io.sluice.sources.table.TableOptions;
import io.sluice.sources.time.TimeFormat;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What a CSV body cannot say itself; the other formats have no use for it. Values are null where
 * the request does not have the parameter.
 */
public record CsvParameters(
    @QueryParam("asset")
        @Parameter(description = "CSV: asset of the rows that do not name one in a column asset")
        @Nullable String asset,
    @QueryParam("profile")
        @Parameter(
            description = "CSV: profile of the rows that do not name one in a column profile")
        @Nullable String profile,
    @QueryParam("stream")
        @Parameter(description = "CSV: stream of the rows; the profile's name if not set")
        @Nullable String stream,
    @QueryParam("columns")
        @Parameter(
            description =
                "CSV: names of the columns, separated by commas, if the body has no line of names")
        @Nullable String columns,
    @QueryParam("timeColumn")
        @Parameter(
            description = "CSV: name of the time column; found by its usual names if not set")
        @Nullable String timeColumn,
    @QueryParam("timeFormat")
        @Parameter(
            description =
                "CSV: "
                    + TimeFormat.NAMES
                    + ", or a pattern such as dd/MM/yyyy HH:mm:ss; found out from all rows if not"
                    + " set")
        @Nullable String timeFormat,
    @QueryParam("zone")
        @Parameter(
            description = "CSV: zone of times that name none, such as Europe/Berlin; else UTC")
        @Nullable String zone,
    @QueryParam("tagColumn")
        @Parameter(
            description =
                "CSV with a line for each tag and time: name of the column with the names of the"
                    + " tags; found by what it holds if not set")
        @Nullable String tagColumn,
    @QueryParam("valueColumn")
        @Parameter(
            description =
                "CSV with a line for each tag and time: name of the column with the values; found by"
                    + " its usual names if not set")
        @Nullable String valueColumn) {

  private static final SortedSet<String> KNOWN =
      new TreeSet<>(
          List.of(
              "asset",
              "profile",
              "stream",
              "columns",
              "timeColumn",
              "timeFormat",
              "zone",
              "tagColumn",
              "valueColumn"));

  /** What sentences about files call the parameters. */
  private static final Map<String, String> NAMES =
      Map.of(
          "--columns", "columns",
          "--time-column", "timeColumn",
          "--time-format", "timeFormat",
          "--zone", "zone",
          "--tag-column", "tagColumn",
          "--value-column", "valueColumn");

  private static final Pattern OPTION = Pattern.compile("(?<!\\S)--[a-z]+(-[a-z]+)*");

  /**
   * Refuses what would be ignored: a misspelt zone would shift all times.
   *
   * @param given the query of the request
   * @param format of its body
   * @throws RefusedBodyException naming the first parameter that is not known, is given more than
   *     once, or is none of a body in that format
   */
  static void check(Map<String, List<String>> given, Format format) {
    given.forEach(
        (name, values) -> {
          if (!KNOWN.contains(name)) {
            throw refused(name, "is not known, there are " + String.join(", ", KNOWN));
          }
          if (format != Format.CSV) {
            throw refused(
                name, "is of CSV bodies alone; a JSON reading says such things in its own fields");
          }
          if (values.size() > 1) {
            throw refused(name, "is there %d times, expected once".formatted(values.size()));
          }
        });
  }

  private static RefusedBodyException refused(String name, String why) {
    return new RefusedBodyException(
        400, "the query parameter '%s' %s".formatted(Excerpt.of(name), why));
  }

  /** What advice follows upon: a finding, or other advice. */
  private static final List<String> BEFORE_ADVICE = List.of("; ", ": ", ", or ");

  /**
   * A sentence about a file, as one about a request: without the advice to use an option that a
   * request does not have, which comes last.
   */
  static String named(String sentence) {
    String own =
        OPTION
            .matcher(sentence)
            .results()
            .filter(option -> !NAMES.containsKey(option.group()))
            .findFirst()
            .map(option -> sentence.substring(0, adviceAt(sentence, option.start())))
            .orElse(sentence);
    return OPTION.matcher(own).replaceAll(option -> "the parameter " + NAMES.get(option.group()));
  }

  private static int adviceAt(String sentence, int option) {
    int last =
        BEFORE_ADVICE.stream()
            .mapToInt(mark -> sentence.lastIndexOf(mark, option))
            .max()
            .orElse(-1);
    return last < 0 ? option : last;
  }

  /** Whether it is said that a line is of one tag. */
  boolean namesTall() {
    return tagColumn != null || valueColumn != null;
  }

  /**
   * How to find the table; its text is UTF-8 by then.
   *
   * @throws RefusedBodyException naming the parameter that is wrong
   */
  TableOptions table() {
    try {
      return TableOptions.DEFAULT
          .withEncoding(UTF_8)
          .withTimeColumn(timeColumn)
          .withRowsOnly()
          .withColumns(columns == null ? List.of() : List.of(columns.split(",")));
    } catch (IllegalArgumentException e) {
      throw new RefusedBodyException(400, named(String.valueOf(e.getMessage())));
    }
  }

  /**
   * What is said of the times.
   *
   * @throws RefusedBodyException naming the parameter that is wrong
   */
  CsvContent.Times times() {
    try {
      if (timeFormat != null) {
        TimeFormat.named(timeFormat);
      }
      return new CsvContent.Times(timeColumn, timeFormat, zone == null ? null : ZoneId.of(zone));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new RefusedBodyException(400, named(String.valueOf(e.getMessage())));
    }
  }
}
