package io.sluice.sources.column;

import io.sluice.sources.value.NumberStyle;
import io.sluice.sources.value.WordCounts;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a column while it is open whether its decimal mark is a point or a comma. Both are
 * followed until one of them fails to read what the other does.
 */
final class NumberEvidence {

  /** Fields that only the other can read, until a style is given up. */
  private static final int MAX_FAILURES = 3;

  private static final int MAX_UNREAD = 16;

  /** One way to read the column. */
  private static final class Reading {

    private NumberStyle style;
    private Series series;
    private long withUnit;

    /** What only the other one can read. */
    private final WordCounts unread = new WordCounts(MAX_UNREAD);

    private Reading(NumberStyle style, Series series) {
      this.style = style;
      this.series = series;
    }

    /** NaN if it is no number; learns of groups and units. */
    private double read(String text) {
      double value = style.parse(text);
      if (!Double.isNaN(value)) {
        return value;
      }
      NumberStyle widened = style.widenedFor(text);
      if (widened == null) {
        return Double.NaN;
      }
      style = widened;
      return widened.parse(text);
    }

    private void add(double value, String text) {
      int mark = text.indexOf(style.decimalMark());
      boolean mayBeMore = mark >= 0 && text.length() - mark - 1 > series.decimals();
      series.add(value, mayBeMore ? style.decimals(text) : 0);
      countUnit(text);
    }

    private void countUnit(String text) {
      withUnit += style.hasUnit(text) ? 1 : 0;
    }
  }

  private @Nullable Reading point;

  /** Shares the series of {@link #point} as long as no field had a mark. */
  private @Nullable Reading comma;

  /** The first field with a mark, null if there is none. */
  private @Nullable String marked;

  NumberEvidence() {
    var shared = new Series();
    point = new Reading(NumberStyle.POINT, shared);
    comma = new Reading(NumberStyle.COMMA, shared);
  }

  /** True if the text is a number. */
  boolean add(String text) {
    Reading withPoint = point;
    Reading withComma = comma;
    if (withPoint != null && withComma != null) {
      return addToBoth(withPoint, withComma, text);
    }
    Reading only = withPoint == null ? withComma : withPoint;
    if (only == null) {
      return false;
    }
    double value = only.read(text);
    if (Double.isNaN(value)) {
      return false;
    }
    only.add(value, text);
    return true;
  }

  private boolean addToBoth(Reading withPoint, Reading withComma, String text) {
    boolean hasMark = text.indexOf('.') >= 0 || text.indexOf(',') >= 0;
    double one = withPoint.style.parse(text);
    if (!hasMark && !Double.isNaN(one) && withPoint.series == withComma.series) {
      withPoint.series.add(one, 0);
      withPoint.countUnit(text);
      withComma.countUnit(text);
      return true;
    }
    one = withPoint.read(text);
    double other = withComma.read(text);
    boolean isOne = !Double.isNaN(one);
    boolean isOther = !Double.isNaN(other);
    if (hasMark && (isOne || isOther) && withPoint.series == withComma.series) {
      marked = text;
      withComma.series = new Series(withPoint.series);
    }
    if (isOne) {
      withPoint.add(one, text);
    } else if (isOther) {
      withPoint.unread.add(text);
    }
    if (isOther) {
      if (withComma.series != withPoint.series) {
        withComma.add(other, text);
      } else {
        withComma.countUnit(text);
      }
    } else if (isOne) {
      withComma.unread.add(text);
    }
    long pointFails = withPoint.unread.total();
    long commaFails = withComma.unread.total();
    if (pointFails > commaFails && pointFails >= MAX_FAILURES) {
      point = null;
    } else if (commaFails > pointFails && commaFails >= MAX_FAILURES) {
      comma = null;
    }
    return isOne || isOther;
  }

  /**
   * The decimal mark that the numbers show; {@link NumberStyle#NONE} if they have none, or could be
   * read with either.
   */
  char decimalMark() {
    if (point == null || comma == null) {
      return point == null ? ',' : '.';
    }
    return point.unread.total() == comma.unread.total()
        ? NumberStyle.NONE
        : point.unread.total() < comma.unread.total() ? '.' : ',';
  }

  /** Whether what was read depends on the decimal mark, and nothing tells which it is. */
  boolean isOpen() {
    return point != null
        && comma != null
        && point.series != comma.series
        && point.unread.total() == comma.unread.total();
  }

  /** The first number that was read with a mark, null if none was. */
  @Nullable String marked() {
    return marked;
  }

  /**
   * @param usual the mark to take where the numbers do not tell
   */
  NumberStyle style(char usual) {
    return reading(usual).style;
  }

  /**
   * @param usual the mark to take where the numbers do not tell
   */
  Series series(char usual) {
    return reading(usual).series;
  }

  /**
   * Whether some of the numbers have no unit, where others have.
   *
   * @param usual the mark to take where the numbers do not tell
   */
  boolean lacksUnits(char usual) {
    Reading reading = reading(usual);
    return reading.withUnit > 0 && reading.withUnit < reading.series.count();
  }

  /**
   * What could only be read with the other mark, and so is no number.
   *
   * @param usual the mark to take where the numbers do not tell
   */
  WordCounts unread(char usual) {
    return reading(usual).unread;
  }

  private Reading reading(char usual) {
    char mark = decimalMark() == NumberStyle.NONE ? usual : decimalMark();
    Reading reading = mark == ',' ? comma : point;
    if (reading == null) {
      throw new IllegalStateException("the mark that was given up is asked for");
    }
    return reading;
  }
}
