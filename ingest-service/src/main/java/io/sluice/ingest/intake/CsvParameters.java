package io.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.validation.CsvContent;
import io.sluice.ingest.validation.Excerpt;
import io.sluice.sources.flow.FlowFiles;
import io.sluice.sources.table.OptionNames;
import io.sluice.sources.table.TableOptions;
import io.sluice.sources.time.TimeFormat;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What a CSV body cannot say itself; the other formats have no use for it. Values are null where
 * the request does not have the parameter.
 */
public record CsvParameters(
    @QueryParam("asset")
        @Parameter(
            description =
                "CSV, records of JSON: asset of the rows that do not name one in a column asset")
        @Nullable String asset,
    @QueryParam("profile")
        @Parameter(
            description =
                "CSV, records of JSON: profile of the rows that do not name one in a column profile")
        @Nullable String profile,
    @QueryParam("stream")
        @Parameter(
            description = "CSV, records of JSON: stream of the rows; the profile's name if not set")
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

  /** What only a text between delimiters needs. */
  private static final Set<String> OF_TEXT = Set.of("columns", "tagColumn", "valueColumn");

  private static final OptionNames NAMES =
      new OptionNames(
          Map.of(
              "--columns", "columns",
              "--time-column", "timeColumn",
              "--time-format", "timeFormat",
              "--zone", "zone",
              "--tag-column", "tagColumn",
              "--value-column", "valueColumn"));

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
          boolean isOfRecords = given.containsKey("profile") && !OF_TEXT.contains(name);
          if (format != Format.CSV && !isOfRecords) {
            throw refused(
                name,
                OF_TEXT.contains(name)
                    ? "is of CSV bodies alone"
                    : "is of CSV bodies alone; a JSON reading says such things in its own fields, and"
                        + " records without them take it beside the parameter profile");
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

  /** A sentence about a file, as one about a request. */
  static String named(String sentence) {
    return NAMES.named(sentence);
  }

  /** Whether the request says of which profile records are that do not say it themselves. */
  boolean namesProfile() {
    return profile != null;
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
          .withKnown(FlowFiles.WITHOUT_NAMES, FlowFiles.REPEATED)
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
