package io.sluice.ingest.validation;

import io.sluice.sources.value.NumberStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * With which decimal mark each column of a CSV body writes its numbers. A column tells by numbers
 * that only one of both marks makes; {@code 1,234} may be either, so there the other tags decide,
 * and where they do not the field is no number: a thousand times a value is worse than none. Not
 * thread-safe.
 */
final class DecimalMarks {

  /** So many more numbers with the one mark than with the other settle a column. */
  private static final int SETTLED = 3;

  private final List<String> names;

  /** By column: numbers with a decimal comma, less those with a point. */
  private final int[] commas;

  /** By column: the first number with this mark, null if there is none. */
  private final @Nullable String[] firstPoint;

  private final @Nullable String[] firstComma;

  /**
   * @param names of all columns
   */
  DecimalMarks(List<String> names) {
    this.names = names;
    commas = new int[names.size()];
    firstPoint = new String[names.size()];
    firstComma = new String[names.size()];
  }

  /** The fields of the next row. */
  void add(String[] fields) {
    for (int i = 0; i < commas.length; i++) {
      if (Math.abs(commas[i]) < SETTLED) {
        add(i, fields[i]);
      }
    }
  }

  private void add(int column, String field) {
    boolean hasComma = field.indexOf(',') >= 0;
    boolean hasPoint = field.indexOf('.') >= 0;
    if (!hasComma && !hasPoint) {
      return;
    }
    // Asked first as such a column never settles.
    boolean isDoubtful = NumberStyle.hasDoubtfulMark(field);
    boolean withComma = isDoubtful || canBe(field, NumberStyle.COMMA);
    boolean withPoint = isDoubtful || canBe(field, NumberStyle.POINT);
    if (withComma != withPoint) {
      commas[column] += withComma ? 1 : -1;
    }
    if (hasComma && (withComma || withPoint) && firstComma[column] == null) {
      firstComma[column] = field;
    }
    if (hasPoint && (withComma || withPoint) && firstPoint[column] == null) {
      firstPoint[column] = field;
    }
  }

  /** Also if the other mark then stands between thousands. */
  private static boolean canBe(String field, NumberStyle style) {
    if (!Double.isNaN(style.parse(field))) {
      return true;
    }
    var widened = style.widenedFor(field);
    return widened != null && widened.unit() == null && !Double.isNaN(widened.parse(field));
  }

  /** The mark that most of some columns tell; a point if none is ahead. */
  NumberStyle usual(List<Integer> columns) {
    int ahead = columns.stream().mapToInt(column -> Integer.signum(commas[column])).sum();
    return ahead > 0 ? NumberStyle.COMMA : NumberStyle.POINT;
  }

  /**
   * How numbers of a column are read.
   *
   * @param usual if it does not tell itself
   */
  NumberStyle style(int column, NumberStyle usual) {
    return switch (Integer.signum(commas[column])) {
      case 1 -> NumberStyle.COMMA;
      case -1 -> NumberStyle.POINT;
      default -> usual;
    };
  }

  /** What the sender should know of columns that do not tell themselves; a sentence for each. */
  List<String> notes(List<Integer> columns, NumberStyle usual) {
    var notes = new ArrayList<String>();
    for (int column : columns) {
      if (commas[column] == 0) {
        boolean isComma = usual.decimalMark() == ',';
        String untaken = isComma ? firstPoint[column] : firstComma[column];
        String taken = isComma ? firstComma[column] : null;
        if (untaken != null) {
          notes.add(
              ("column '%s': '%s' is not taken for a number, as nothing tells whether its %s is the"
                      + " decimal mark; write a decimal point, and nothing between thousands")
                  .formatted(
                      Excerpt.of(names.get(column)),
                      Excerpt.of(untaken),
                      isComma ? "point" : "comma"));
        } else if (taken != null) {
          notes.add(
              "column '%s': '%s' and the like are read with a decimal comma, as in other columns"
                  .formatted(Excerpt.of(names.get(column)), Excerpt.of(taken)));
        }
      }
    }
    return notes;
  }
}
