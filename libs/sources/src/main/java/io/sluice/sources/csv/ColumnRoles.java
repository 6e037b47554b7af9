package io.sluice.sources.csv;

import io.sluice.contracts.PlainText;
import io.sluice.sources.csv.CsvHeader.Ignored;
import io.sluice.sources.csv.Layout.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which column of a header is what, by its name and, for labels, its first values. */
final class ColumnRoles {

  /** In the order of preference; compared without blanks and case. */
  private static final List<String> TIME_NAMES =
      List.of(
          "timestamp",
          "datetime",
          "date_time",
          "time_stamp",
          "t_stamp",
          "time",
          "date",
          "ts",
          "epoch");

  static final String TIME_NAMES_TEXT = "Timestamp, DateTime, Time, Date or ts";

  /** In the order of preference. {@code attack} is one only where it holds no names. */
  private static final List<String> LABEL_NAMES =
      List.of("label", "normal/attack", "att_flag", "anomaly", "attack");

  private final Split split;
  private final List<String[]> rows;
  private final CsvOptions options;
  private final String source;
  private final List<Ignored> ignored = new ArrayList<>();
  private final Set<Integer> taken = new HashSet<>();

  private ColumnRoles(Split split, List<String[]> rows, String source, CsvOptions options) {
    this.split = split;
    this.rows = rows;
    this.source = source;
    this.options = options;
  }

  /** The column or the two columns of the time; empty if there is none. */
  static int[] time(List<String> names, CsvOptions options) {
    if (options.timeColumn() != null) {
      int column = find(names, Names.normal(options.timeColumn()));
      return column < 0 ? new int[0] : new int[] {column};
    }
    int date = find(names, "date");
    int clock = find(names, "time");
    for (String name : TIME_NAMES) {
      int column = find(names, name);
      if (column >= 0) {
        return column == clock && date >= 0 ? new int[] {date, clock} : new int[] {column};
      }
    }
    return new int[0];
  }

  static Layout assign(
      Split split, int[] time, List<String[]> rows, String source, CsvOptions options)
      throws CsvFormatException {
    return new ColumnRoles(split, rows, source, options).assign(time);
  }

  private Layout assign(int[] time) throws CsvFormatException {
    List<String> names = split.names();
    checkNames();
    for (int column : time) {
      taken.add(column);
    }
    TimeFormat format = timeFormat(time);
    exclude();
    int asset = take("asset");
    int profile = take("profile");
    int recovery = take("recovery");
    int label = takeLabel();
    int[] event = takeEvent();
    ignore("changepoint", "marks of changes are neither values nor labels");
    int[] tags = tags();
    if (tags.length == 0) {
      throw new CsvFormatException(
          "%s has no columns with values besides %s; found %s"
              .formatted(source, joinedNames(time), Names.list(names)));
    }
    var header =
        new CsvHeader(
            source,
            split.line(),
            split.delimiter(),
            joinedNames(time),
            format.example(),
            Arrays.stream(tags).mapToObj(names::get).toList(),
            nameOf(label),
            event.length == 0 ? null : joinedNames(event),
            nameOf(recovery),
            nameOf(asset),
            nameOf(profile),
            ignored);
    return new Layout(
        header, split.fields(), names, format, time, tags, label, event, recovery, asset, profile);
  }

  private void checkNames() throws CsvFormatException {
    var seen = new HashSet<String>();
    for (String name : split.names()) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw new CsvFormatException(
            "%s names column %s twice in line %d"
                .formatted(source, Names.quoted(name), split.line()));
      }
      if (name.length() > PlainText.MAX_NAME_LENGTH) {
        throw new CsvFormatException(
            "%s: column name %s in line %d is longer than %d characters"
                .formatted(source, Names.quoted(name), split.line(), PlainText.MAX_NAME_LENGTH));
      }
    }
  }

  private TimeFormat timeFormat(int[] time) throws CsvFormatException {
    if (options.timeFormat() != null) {
      return TimeFormat.named(options.timeFormat());
    }
    List<String> samples =
        rows.stream()
            .map(row -> timeText(row, time))
            .filter(Objects::nonNull)
            .filter(text -> !text.isBlank())
            .toList();
    TimeFormat format = TimeFormat.guess(samples, options.zone());
    if (format == null) {
      throw new CsvFormatException(
          "%s: column '%s' holds %s, expected a time (%s) or its pattern by --time-format"
              .formatted(
                  source,
                  joinedNames(time),
                  Names.quoted(samples.getFirst()),
                  TimeFormat.ACCEPTED));
    }
    return format;
  }

  /** The text of a row's time, null if the row ends before it. */
  static @Nullable String timeText(String[] row, int[] time) {
    if (Arrays.stream(time).anyMatch(column -> column >= row.length)) {
      return null;
    }
    return time.length == 1 ? row[time[0]] : (row[time[0]] + " " + row[time[1]]).strip();
  }

  private String joinedNames(int[] columns) {
    return Arrays.stream(columns).mapToObj(split.names()::get).collect(Collectors.joining(" + "));
  }

  private void exclude() throws CsvFormatException {
    for (String name : options.exclude()) {
      int column = find(split.names(), Names.normal(name));
      if (column < 0) {
        throw new CsvFormatException(
            "%s has no column %s to exclude; found %s"
                .formatted(source, Names.quoted(name), Names.list(split.names())));
      }
      if (taken.add(column)) {
        ignored.add(new Ignored(split.names().get(column), "excluded"));
      }
    }
  }

  private int takeLabel() {
    int label = -1;
    for (String name : LABEL_NAMES) {
      int column = find(split.names(), name);
      if (column < 0 || taken.contains(column) || !looksLikeLabels(column, name)) {
        continue;
      }
      taken.add(column);
      if (label < 0) {
        label = column;
      } else {
        ignored.add(
            new Ignored(split.names().get(column), "the label is told by " + nameOf(label)));
      }
    }
    return label;
  }

  private boolean looksLikeLabels(int column, String name) {
    List<String> values =
        rows.stream()
            .filter(row -> row.length > column)
            .map(row -> row[column])
            .filter(text -> !text.isBlank())
            .toList();
    if (values.isEmpty()) {
      return !name.equals("attack");
    }
    return values.stream().allMatch(text -> LabelValue.of(text) != null);
  }

  private int[] takeEvent() {
    return Stream.of("attack_id", "attack").mapToInt(this::take).filter(i -> i >= 0).toArray();
  }

  private int take(String name) {
    int column = find(split.names(), name);
    return column >= 0 && taken.add(column) ? column : -1;
  }

  private void ignore(String name, String reason) {
    int column = take(name);
    if (column >= 0) {
      ignored.add(new Ignored(split.names().get(column), reason));
    }
  }

  private int[] tags() {
    List<String> names = split.names();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty() && taken.add(i)) {
        ignored.add(new Ignored("column " + (i + 1), "has no name"));
      }
    }
    return IntStream.range(0, names.size()).filter(i -> !taken.contains(i)).toArray();
  }

  private @Nullable String nameOf(int column) {
    return column < 0 ? null : split.names().get(column);
  }

  private static int find(List<String> names, String normalName) {
    for (int i = 0; i < names.size(); i++) {
      if (Names.normal(names.get(i)).equals(normalName)) {
        return i;
      }
    }
    return -1;
  }
}
