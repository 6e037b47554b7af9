package io.sluice.scoring.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.platform.problem.Problems;
import io.sluice.sources.flow.FlowFiles;
import io.sluice.sources.flow.FlowOptions;
import io.sluice.sources.flow.FlowSource;
import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableFormat;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableOptions;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TableSource;
import io.sluice.sources.table.Tables;
import io.sluice.sources.table.TooManyRecordsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Records as people have them: an object with a field a tag, or an array of those, without anything
 * around them. Flows may be spelled as their writers spell them; fields that are no tags are told,
 * tags that are not there have no value.
 *
 * @param readings one for each record, with the values of tags alone
 * @param ignored names of the fields that are no tags: of very many the first, shortened, and how
 *     many more there are, since each verdict of an answer has them
 * @param areMany whether they came in an array, or one behind the other
 */
record FlatRecords(List<PredictReading> readings, List<String> ignored, boolean areMany) {

  private static final String TIME = "time";

  /** A field of a record has no more characters than a reading's text may have bytes. */
  private static final int LONGEST = 1 << 16;

  private static final int MOST_FIELDS = 10_000;
  private static final int MOST_IGNORED = 100;
  private static final int LONGEST_IGNORED = 200;

  /**
   * @param body JSON
   * @param where how a problem names the records
   * @param isTag whether the profile has a tag of the name
   * @param most records that are taken: each has room for all tags, however little stands in it
   * @throws InvalidRequestException if they are no records, or have no tag of the profile
   * @throws HttpProblem 413 if there are more
   */
  static FlatRecords of(byte[] body, String where, Predicate<String> isTag, int most)
      throws InvalidRequestException {
    try {
      TableSource found =
          Tables.find(
              body,
              where,
              TableOptions.DEFAULT
                  .withKnown(FlowFiles.WITHOUT_NAMES, FlowFiles.REPEATED)
                  .withEncoding(UTF_8)
                  .withLimits(LONGEST, MOST_FIELDS)
                  .withMostRecords(most)
                  .withTall(TableOptions.Tall.NEVER));
      return of(FlowSource.of(found, FlowOptions.FIND, isTag), where, isTag, begins(body));
    } catch (TooManyRecordsException e) {
      throw Problems.tooLarge(String.valueOf(e.getMessage()), most);
    } catch (TableFormatException e) {
      throw new InvalidRequestException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static boolean begins(byte[] body) {
    for (byte one : body) {
      if (one == '[' || one == '{') {
        return one == '[';
      }
    }
    return false;
  }

  private static FlatRecords of(
      TableSource source, String where, Predicate<String> isTag, boolean isArray)
      throws InvalidRequestException, IOException {
    List<String> names = source.finding().columns();
    TableFormat format = source.finding().format();
    if (format != TableFormat.JSON && format != TableFormat.NDJSON) {
      throw new InvalidRequestException(
          where + " is no JSON, expected an object or an array of them");
    }
    List<String> ignored = new ArrayList<>();
    boolean any = false;
    for (String name : names) {
      if (isTag.test(name)) {
        any = true;
      } else if (!name.equals(TIME)) {
        ignored.add(name);
      }
    }
    if (!any) {
      throw new InvalidRequestException(
          "%s has none of the profile's tags, but %s"
              .formatted(where, String.join(", ", names.subList(0, Math.min(10, names.size())))));
    }
    var readings = new ArrayList<PredictReading>();
    try (Table rows = source.open()) {
      for (TableRow row = rows.next(); row != null; row = rows.next()) {
        if (row.fault() != null) {
          throw new InvalidRequestException(
              "%s, line %d: %s".formatted(where, row.line(), row.fault()));
        }
        readings.add(reading(names, row, where, isTag));
      }
    }
    return new FlatRecords(readings, told(ignored), isArray || readings.size() > 1);
  }

  private static List<String> told(List<String> ignored) {
    var told = new ArrayList<String>();
    for (String name : ignored.subList(0, Math.min(MOST_IGNORED, ignored.size()))) {
      told.add(
          name.length() <= LONGEST_IGNORED ? name : name.substring(0, LONGEST_IGNORED) + "...");
    }
    if (ignored.size() > MOST_IGNORED) {
      told.add("and %d more".formatted(ignored.size() - MOST_IGNORED));
    }
    return told;
  }

  private static PredictReading reading(
      List<String> names, TableRow row, String where, Predicate<String> isTag)
      throws InvalidRequestException {
    Map<String, Object> values = new LinkedHashMap<>();
    Instant time = null;
    for (int i = 0; i < names.size(); i++) {
      String text = row.fields()[i];
      if (isTag.test(names.get(i))) {
        values.put(names.get(i), text.isEmpty() ? null : text);
      } else if (names.get(i).equals(TIME) && !text.isEmpty()) {
        time = time(text, where, row);
      }
    }
    return new PredictReading(time, values);
  }

  private static @Nullable Instant time(String text, String where, TableRow row)
      throws InvalidRequestException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidRequestException(
          "%s, line %d: time '%s' is none, expected one such as 2026-01-31T08:00:00Z"
              .formatted(where, row.line(), text));
    }
  }
}
