package io.sluice.ingest.validation;

import io.sluice.contracts.profile.Tag;
import io.sluice.sources.value.NumberStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How each column of a CSV body writes its numbers: its decimal mark, and, where it has been seen
 * to have them, thousands that are grouped and a unit. A column tells its mark by numbers that only
 * one of both makes; {@code 1,234} may be either, so there the other tags decide, and where they do
 * not the field is no number: a thousand times a value is worse than none. Not thread-safe.
 */
final class NumberStyles {

  /** So many more numbers with the one mark than with the other settle a column. */
  private static final int SETTLED = 3;

  private final List<String> names;
  private final ColumnMarks[] columns;

  /**
   * @param names of all columns
   */
  NumberStyles(List<String> names) {
    this.names = names;
    columns = new ColumnMarks[names.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new ColumnMarks();
    }
  }

  /** The fields of the next row. */
  void add(String[] fields) {
    for (int i = 0; i < columns.length; i++) {
      columns[i].add(fields[i]);
    }
  }

  /** The mark that most of some columns tell; null if neither is ahead. */
  @Nullable NumberStyle usual(List<Integer> of) {
    int ahead = of.stream().mapToInt(column -> Integer.signum(columns[column].commas)).sum();
    return ahead == 0 ? null : ahead > 0 ? NumberStyle.COMMA : NumberStyle.POINT;
  }

  /**
   * How numbers of a tag's column are read.
   *
   * @param usual if it does not tell itself; null if nobody does
   */
  NumberStyle style(int column, Tag tag, @Nullable NumberStyle usual) {
    return columns[column].style(tag, usual);
  }

  /** What the sender should know of how a tag's column is read. */
  List<String> notes(int column, Tag tag, @Nullable NumberStyle usual) {
    var notes = new ArrayList<String>();
    var of = columns[column];
    var reading = of.reading(usual);
    var style = of.style(tag, usual);
    var name = Excerpt.of(names.get(column));
    if (reading.isMixed(tag)) {
      notes.add(
          ("column '%s': '%s' and the like are not taken for numbers, as others are without what is"
                  + " behind them: a unit, or a factor? Write all of them in one unit")
              .formatted(name, Excerpt.of(String.valueOf(reading.firstFactor))));
    }
    var untaken = of.untaken(style);
    if (untaken != null) {
      notes.add(NumberNotes.doubtful("column '" + name + "'", untaken));
    } else if (NumberNotes.isWorthANote(style)) {
      notes.add(NumberNotes.read(tag, style));
    } else if (of.commas == 0 && style.decimalMark() == ',' && of.firstComma != null) {
      notes.add(
          "column '%s': '%s' and the like are read with a decimal comma, as in other columns"
              .formatted(name, Excerpt.of(of.firstComma)));
    }
    return notes;
  }

  /** One way to read a column, and what it has shown so far. */
  private static final class MarkReading {

    private final NumberStyle plain;
    private NumberStyle style;
    private boolean lacksUnit;
    private boolean hasOtherFactor;
    private @Nullable String firstFactor;

    private MarkReading(NumberStyle plain) {
      this.plain = plain;
      this.style = plain;
    }

    /** Whether a field is a number; learns of groups and units. */
    private boolean reads(String field) {
      if (Double.isNaN(style.parse(field))) {
        var widened = style.widenedFor(field);
        if (widened == null) {
          hasOtherFactor = hasOtherFactor || isFactor(field);
          return false;
        }
        style = widened;
      }
      boolean hasUnit = style.hasUnit(field);
      lacksUnit |= !hasUnit;
      firstFactor = firstFactor == null && hasUnit && style.mayBeFactor() ? field : firstFactor;
      return true;
    }

    private boolean isFactor(String field) {
      var widened = plain.widenedFor(field);
      return widened != null && widened.mayBeFactor();
    }

    /** 1.2K beside 950 or 3M: not to come into one series as they stand. */
    private boolean isMixed(Tag tag) {
      return firstFactor != null
          && (lacksUnit || hasOtherFactor)
          && !String.valueOf(style.unit()).equals(tag.unit());
    }
  }

  /** One column, read with either mark until one of them is settled. */
  private static final class ColumnMarks {

    private final MarkReading point = new MarkReading(NumberStyle.POINT);
    private final MarkReading comma = new MarkReading(NumberStyle.COMMA);

    /** Numbers with a decimal comma, less those with a point. */
    private int commas;

    /** The first number with this mark, null if there is none. */
    private @Nullable String firstPoint;

    private @Nullable String firstComma;

    private void add(String field) {
      boolean hasPoint = false;
      boolean hasComma = false;
      boolean isPlain = !field.isEmpty();
      for (int i = 0; i < field.length(); i++) {
        char c = field.charAt(i);
        hasPoint |= c == '.';
        hasComma |= c == ',';
        isPlain &= (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-';
      }
      boolean tellsNothing =
          !hasComma && (!hasPoint || commas <= -SETTLED) || !hasPoint && commas >= SETTLED;
      if (isPlain && tellsNothing) {
        point.lacksUnit = true;
        comma.lacksUnit = true;
      } else if (!field.isEmpty()) {
        follow(field, hasPoint, hasComma);
      }
    }

    private void follow(String field, boolean hasPoint, boolean hasComma) {
      boolean withPoint = commas < SETTLED && point.reads(field);
      boolean withComma = commas > -SETTLED && comma.reads(field);
      if (!(hasPoint || hasComma) || Math.abs(commas) >= SETTLED) {
        return;
      }
      if (withComma != withPoint) {
        commas += withComma ? 1 : -1;
      }
      if (withComma || withPoint) {
        firstPoint = firstPoint == null && hasPoint ? field : firstPoint;
        firstComma = firstComma == null && hasComma ? field : firstComma;
      }
    }

    /** A number with the other mark of a column that tells none; null if there is none. */
    private @Nullable String untaken(NumberStyle style) {
      var other = style.decimalMark() == ',' ? firstPoint : firstComma;
      return commas != 0 || other == null || !Double.isNaN(style.parse(other)) ? null : other;
    }

    private MarkReading reading(@Nullable NumberStyle usual) {
      boolean isComma = commas > 0 || commas == 0 && usual != null && usual.decimalMark() == ',';
      return isComma ? comma : point;
    }

    private NumberStyle style(Tag tag, @Nullable NumberStyle usual) {
      var reading = reading(usual);
      var style = reading.style;
      boolean isDoubtful = commas == 0 && usual == null && style.groupMark() == ',';
      return new NumberStyle(
          style.decimalMark(),
          isDoubtful ? NumberStyle.NONE : style.groupMark(),
          reading.isMixed(tag) ? null : style.unit());
    }
  }
}
