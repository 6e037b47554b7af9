package io.sluice.sources.csv;

import io.sluice.sources.csv.CsvRow.BadRow;
import io.sluice.sources.csv.CsvRow.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a row of a line. */
final class RowParser {

  private final Layout layout;
  private final CsvOptions options;
  private final NumberParser numbers;
  private final RepeatedHours repeatedHours;

  /** By tag; null if no tag is a text column. */
  private final boolean @Nullable [] isText;

  RowParser(Layout layout, CsvOptions options) {
    this.layout = layout;
    this.options = options;
    this.isText = isText(layout, options.textColumns());
    this.numbers = new NumberParser(layout.header().delimiter(), options.missingWords());
    this.repeatedHours = new RepeatedHours(options.zone());
  }

  private static boolean @Nullable [] isText(Layout layout, Set<String> textColumns) {
    List<String> tags = layout.header().tags();
    if (tags.stream().noneMatch(textColumns::contains)) {
      return null;
    }
    var isText = new boolean[tags.size()];
    for (int i = 0; i < isText.length; i++) {
      isText[i] = textColumns.contains(tags.get(i));
    }
    return isText;
  }

  /** Null for a line without anything in it. */
  @Nullable CsvRow parse(Line line) {
    if (line.text() == null) {
      return new BadRow(
          line.number(), null, "is longer than " + options.maxLineLength() + " characters");
    }
    if (line.isBlank()) {
      return null;
    }
    String[] fields = layout.fields().of(line.text());
    if (fields == null) {
      return new BadRow(line.number(), null, malformed(line.text()));
    }
    int columns = layout.columns().size();
    int last = fields.length;
    while (last > 0 && fields[last - 1].isEmpty()) {
      last--;
    }
    if (last == 0) {
      return null;
    }
    if (fields.length < columns || last > columns) {
      return new BadRow(
          line.number(), null, "has " + fields.length + " fields, expected " + columns);
    }
    return row(line.number(), fields);
  }

  private String malformed(String text) {
    return text.indexOf('"') >= 0
        ? "its quotation marks do not match"
        : "has more than " + options.maxColumns() + " fields";
  }

  private CsvRow row(long line, String[] fields) {
    String timeText =
        Objects.requireNonNull(
            ColumnRoles.timeText(fields, layout.time()), "the row ends before its time");
    Instant time = layout.timeFormat().parse(timeText, options.zone());
    if (time == null) {
      return bad(line, layout.header().timeColumn(), timeText, layout.timeFormat().example());
    }
    var values = new double[layout.tags().length];
    @Nullable String @Nullable [] texts = isText == null ? null : new String[values.length];
    for (int i = 0; i < values.length; i++) {
      int column = layout.tags()[i];
      if (texts != null && isText != null && isText[i]) {
        values[i] = Double.NaN;
        texts[i] = fields[column].isEmpty() ? null : fields[column];
        continue;
      }
      values[i] = numbers.parse(fields[column]);
      if (Double.isInfinite(values[i])) {
        return bad(line, layout.columns().get(column), fields[column], numbers.expected());
      }
    }
    LabelValue truth = LabelValue.UNKNOWN;
    if (layout.label() >= 0) {
      truth = LabelValue.of(fields[layout.label()]);
      if (truth == null) {
        return bad(
            line, layout.header().labelColumn(), fields[layout.label()], LabelValue.EXPECTED);
      }
    }
    String asset = text(fields, layout.asset());
    return new Row(
        line,
        resolved(asset, time, timeText),
        values,
        texts,
        isRecovering(fields) ? null : truth.label(),
        event(fields),
        asset,
        text(fields, layout.profile()));
  }

  private Instant resolved(@Nullable String asset, Instant time, String timeText) {
    var hour = repeatedHours.hourOf(time);
    return hour == null || layout.timeFormat().isAbsolute(timeText)
        ? time
        : repeatedHours.resolve(asset, time, hour);
  }

  /** How the hours that come twice were told apart. */
  RepeatedHours repeatedHours() {
    return repeatedHours;
  }

  private boolean isRecovering(String[] fields) {
    return layout.recovery() >= 0
        && LabelValue.of(fields[layout.recovery()]) == LabelValue.ANOMALOUS;
  }

  /** 0 is what a column of ids says of a row without an event. */
  private @Nullable String event(String[] fields) {
    String event =
        Arrays.stream(layout.event())
            .mapToObj(column -> fields[column])
            .filter(text -> !text.equals("0") && !numbers.isMissing(text))
            .collect(Collectors.joining(" "));
    return event.isEmpty() ? null : event;
  }

  private static @Nullable String text(String[] fields, int column) {
    return column < 0 || fields[column].isEmpty() ? null : fields[column];
  }

  private static BadRow bad(long line, @Nullable String column, String found, String expected) {
    String what = found.isEmpty() ? "nothing" : Names.quoted(found);
    return new BadRow(line, column, "found " + what + ", expected " + expected);
  }
}
