package io.sluice.sources.readings;

import io.sluice.sources.column.ColumnFinding;
import io.sluice.sources.column.ColumnFindings;
import io.sluice.sources.column.ColumnRole;
import io.sluice.sources.column.Labels;
import io.sluice.sources.readings.FileRow.BadRow;
import io.sluice.sources.readings.FileRow.Row;
import io.sluice.sources.table.Quote;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.time.TimeFinding;
import io.sluice.sources.time.TimeReader;
import io.sluice.sources.value.FieldKind;
import io.sluice.sources.value.FieldReader;
import io.sluice.sources.value.MissingWords;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes readings of a table's rows, by what was found out about the table. Not thread-safe. */
final class RowReader {

  private final Layout layout;
  private final List<String> tags;
  private final int[] columns;
  private final FieldReader[] fields;
  private final double[][] missing;
  private final boolean strict;
  private final TimeReader times;
  private final Labels labels;
  private final int asset;
  private final int profile;
  private final int recovery;
  private final int[] event;
  private final ReadingSummary summary;

  /** Where in a row what is, and how it is read. */
  record Layout(TimeColumn timeColumn, TimeFinding time, ColumnFindings columns) {}

  /**
   * @param takesMissingOut whether numbers that stand for no value become missing values
   * @param strict whether a text where a number belongs costs its row
   */
  RowReader(Layout layout, boolean takesMissingOut, boolean strict) {
    this.layout = layout;
    this.strict = strict;
    ColumnFindings found = layout.columns();
    columns = found.tags();
    List<ColumnFinding> tagColumns = Arrays.stream(columns).mapToObj(found.columns()::get).toList();
    tags = tagColumns.stream().map(ColumnFinding::name).toList();
    fields = tagColumns.stream().map(ColumnFinding::reader).toArray(FieldReader[]::new);
    missing =
        tagColumns.stream()
            .map(tag -> takesMissingOut ? tag.missing() : List.<Double>of())
            .map(numbers -> numbers.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    times = layout.time().reader();
    labels = found.labels();
    asset = found.index(ColumnRole.ASSET);
    profile = found.index(ColumnRole.PROFILE);
    recovery = found.index(ColumnRole.RECOVERY);
    event = found.indices(ColumnRole.EVENT);
    summary = new ReadingSummary(tags);
  }

  ReadingSummary summary() {
    return summary;
  }

  List<String> repeatedHours() {
    return times.repeatedHours();
  }

  FileRow read(TableRow row) {
    if (row.fault() != null) {
      return new BadRow(row.line(), null, row.fault());
    }
    String[] texts = row.fields();
    String whose = text(texts, asset);
    String timeText = layout.timeColumn().text(texts);
    Instant time = times.read(whose, timeText);
    if (time == null) {
      return bad(row, layout.timeColumn().name(), timeText, layout.time().format().example());
    }
    var values = new double[fields.length];
    @Nullable String @Nullable [] words = null;
    for (int tag = 0; tag < values.length; tag++) {
      String text = texts[columns[tag]];
      double value = fields[tag].number(text);
      if (Double.isNaN(value)) {
        FieldKind kind = fields[tag].kind(text);
        if (strict && kind == FieldKind.TEXT && !fields[tag].isOfTexts()) {
          return bad(row, tags.get(tag), text, "a number");
        }
        if (kind == FieldKind.TEXT || kind == FieldKind.MISSING) {
          words = words == null ? new String[values.length] : words;
          words[tag] = text;
        }
      } else if (missing[tag].length > 0 && isMissing(missing[tag], value)) {
        summary.numberForNone(tag);
        value = Double.NaN;
      }
      values[tag] = value;
    }
    if (words != null) {
      count(words);
    }
    return new Row(
        row.line(),
        time,
        values,
        words,
        isRecovering(texts) ? null : labels.label(texts),
        event(texts),
        whose,
        text(texts, profile));
  }

  private void count(@Nullable String[] words) {
    for (int tag = 0; tag < words.length; tag++) {
      String word = words[tag];
      if (word != null && !fields[tag].isOfTexts()) {
        summary.word(tag, word);
      }
    }
  }

  private static boolean isMissing(double[] numbers, double value) {
    for (double number : numbers) {
      if (value == number) {
        return true;
      }
    }
    return false;
  }

  private boolean isRecovering(String[] texts) {
    if (recovery < 0) {
      return false;
    }
    String text = texts[recovery];
    return text.equals("1") || text.equals("1.0") || text.equalsIgnoreCase("true");
  }

  /**
   * 0 is what a column of ids says of a row without an event. Where no column tells, a label may
   * name the kind.
   */
  private @Nullable String event(String[] texts) {
    String named = null;
    for (int column : event) {
      String text = texts[column];
      if (!text.isEmpty() && !text.equals("0") && !MissingWords.isMissing(text)) {
        named = named == null ? text : named + " " + text;
      }
    }
    return named == null ? labels.kind(texts) : named;
  }

  private static @Nullable String text(String[] texts, int column) {
    return column < 0 || texts[column].isEmpty() ? null : texts[column];
  }

  private static BadRow bad(TableRow row, String column, String found, String expected) {
    String what = found.isEmpty() ? "nothing" : Quote.of(found);
    return new BadRow(row.line(), column, "found " + what + ", expected " + expected);
  }
}
