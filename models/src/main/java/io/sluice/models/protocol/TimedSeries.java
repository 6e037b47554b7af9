package io.sluice.models.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A series as its authors hand it out, to be written as people's files are: a time, tags, a label,
 * and the name of the event where it is known which tags are to blame.
 *
 * @param tags names of the columns
 * @param times by row, as in the source; null where it has none
 * @param values by row and tag, as in the source
 * @param labels by row, null in a series of normal operation
 * @param events by row, empty where there is none; null where none is known
 */
record TimedSeries(
    List<String> tags,
    @Nullable List<String> times,
    List<String[]> values,
    @Nullable List<String> labels,
    @Nullable List<String> events) {

  /** Where there are no times, they begin here. */
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private static final String LABEL = "label";

  /**
   * An event of which it is known which tags are to blame.
   *
   * @param first its first row
   * @param last its last row
   * @param name names the tags
   */
  record Event(int first, int last, String name) {}

  /** A CSV file whose first column is the number of the row; its last one may be the label. */
  static TimedSeries withoutTimes(Path file) throws IOException {
    TimedSeries read = withTimes(file);
    return new TimedSeries(read.tags, null, read.values, read.labels, null);
  }

  /** A CSV file whose first column is the time; its last one may be the label. */
  static TimedSeries withTimes(Path file) throws IOException {
    List<String[]> lines =
        lines(file).stream().filter(line -> !line.isBlank()).map(line -> line.split(",")).toList();
    List<String> header = Arrays.asList(lines.getFirst());
    boolean labelled = header.getLast().equals(LABEL);
    int end = header.size() - (labelled ? 1 : 0);
    List<String[]> rows = lines.subList(1, lines.size());
    return new TimedSeries(
        List.copyOf(header.subList(1, end)),
        rows.stream().map(row -> row[0]).toList(),
        rows.stream().map(row -> Arrays.copyOfRange(row, 1, end)).toList(),
        labelled ? rows.stream().map(row -> row[end]).toList() : null,
        null);
  }

  /** A text file of numbers between blanks, a line a row. */
  static TimedSeries ofNumbers(Path file, List<String> tags) throws IOException {
    List<String[]> rows =
        lines(file).stream()
            .filter(line -> !line.isBlank())
            .map(line -> line.trim().split("\\s+"))
            .toList();
    return new TimedSeries(tags, null, rows, null, null);
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private List<String> ownTimes() {
    return Objects.requireNonNull(times, "the source has no times");
  }

  int rows() {
    return values.size();
  }

  /** The same of a file that has a line a tag. */
  TimedSeries transposed(List<String> names) {
    List<String[]> turned =
        IntStream.range(0, values.getFirst().length)
            .mapToObj(row -> values.stream().map(tag -> tag[row]).toArray(String[]::new))
            .toList();
    return new TimedSeries(names, times, turned, labels, events);
  }

  /** Rows from one to before another. */
  TimedSeries part(int from, int to) {
    return new TimedSeries(
        tags,
        times == null ? null : times.subList(from, to),
        values.subList(from, to),
        labels == null ? null : labels.subList(from, to),
        events == null ? null : events.subList(from, to));
  }

  TimedSeries withEvents(List<Event> known) {
    if (known.isEmpty()) {
      return this;
    }
    String[] names = new String[rows()];
    Arrays.fill(names, "");
    for (Event event : known) {
      Arrays.fill(names, event.first(), Math.min(rows(), event.last() + 1), event.name());
    }
    return new TimedSeries(tags, times, values, labels, Arrays.asList(names));
  }

  /** Every row from one on is anomalous. */
  TimedSeries withLabelsFrom(int first) {
    List<String> made = IntStream.range(0, rows()).mapToObj(r -> r < first ? "0" : "1").toList();
    return new TimedSeries(tags, times, values, made, events);
  }

  /** Rows whose time is within one of some windows are anomalous; times are compared as texts. */
  TimedSeries withLabelsWithin(List<List<String>> windows) {
    List<String> made =
        ownTimes().stream()
            .map(
                time ->
                    windows.stream()
                            .anyMatch(
                                window ->
                                    time.compareTo(window.getFirst()) >= 0
                                        && time.compareTo(window.getLast()) <= 0)
                        ? "1"
                        : "0")
            .toList();
    return new TimedSeries(tags, times, values, made, events);
  }

  /** Writes it with the times that it has. */
  Path writeAsIs(Path file) throws IOException {
    return write(file, ownTimes());
  }

  /**
   * Writes it with times of an interval.
   *
   * @param rowsBefore how many rows of the interval came before the first
   */
  Path write(Path file, int rowsBefore, Duration interval) throws IOException {
    return write(
        file,
        IntStream.range(0, rows())
            .mapToObj(row -> START.plus(interval.multipliedBy(rowsBefore + row)).toString())
            .toList());
  }

  private Path write(Path file, List<String> written) throws IOException {
    var lines = new ArrayList<String>(rows() + 1);
    lines.add(
        "time,"
            + String.join(",", tags)
            + (labels == null ? "" : "," + LABEL)
            + (events == null ? "" : ",attack"));
    for (int row = 0; row < rows(); row++) {
      lines.add(
          written.get(row)
              + ","
              + String.join(",", values.get(row))
              + (labels == null ? "" : "," + labels.get(row))
              + (events == null ? "" : "," + events.get(row)));
    }
    return Files.write(file, lines);
  }
}
