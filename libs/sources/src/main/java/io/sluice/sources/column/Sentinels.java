package io.sluice.sources.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers that stand for no value. They are known by their form (nines, limits of machine types,
 * what loggers and data sets write), lie far outside of the other values and are exactly repeated;
 * a number that only has the form, or only is far outside, is a value.
 *
 * <p>Sources of the forms: the UCI Air Quality data (-200), NOAA and NASA data (-99.99, -999, 9999,
 * 1e31, 1e36), Campbell Scientific loggers (-7999, 7999, -6999), two's complement and IEEE limits,
 * netCDF's default fill values, DS18B20 thermometers (-127), well logs (LAS: -999.25).
 */
final class Sentinels {

  /** The smallest amount that is of a known form. */
  private static final double SMALLEST = 99;

  /** Limits of machine types and of their tenths and hundredths, and fill values. */
  private static final double[] LIMITS =
      sorted(
          8191,
          8192,
          16383,
          32766,
          32767,
          32768,
          -32767,
          -32768,
          65534,
          65535,
          3276.6,
          3276.7,
          -3276.7,
          -3276.8,
          327.67,
          -327.68,
          6553.4,
          6553.5,
          655.34,
          655.35,
          2147483647,
          2147483648.0,
          -2147483647,
          -2147483648.0,
          4294967295.0,
          4294967294.0,
          21474836.47,
          -21474836.48,
          9.223372036854775807e18,
          -9.223372036854775808e18,
          1e30,
          -1e30,
          1e31,
          -1e31,
          1e32,
          1e35,
          1e36,
          1e37,
          1e38,
          -1e38,
          3.4028235e38,
          -3.4028235e38,
          3.402823e38,
          -3.402823e38,
          3.4028234663852886e38,
          -3.4028234663852886e38,
          9.96921e36,
          9.969209968386869e36,
          1.7976931348623157e308,
          -1.7976931348623157e308,
          -127,
          -999.25,
          -9999.25);

  /** What is written by hand or by a program that had to choose a number. */
  private static final double[] CHOSEN =
      sorted(
          -200, -300, -333, -666, -777, -888, -6999, -7777, -7999, 6999, 7777, 7999, -8888, 8888,
          88888, -88888, 77777, -77777, -1111, -273.15, -1e10, 1e10, 1e20, -1e20);

  /** Amounts of two digits and more that are nothing but nines, with up to two decimals. */
  private static final double[] NINES = nines();

  /** All of them. */
  private static final double[] FORMS = forms();

  private static final int FEWEST_OTHERS = 10;
  private static final double TAIL = 0.005;

  /** How far outside of the others, in their range, a number must be that machines write. */
  private static final double FAR_FOR_LIMITS = 1;

  /** The same of a number that people choose. */
  private static final double FAR_FOR_CHOSEN = 3;

  /** So far out that once is enough. */
  private static final double VERY_FAR = 10;

  /** Where all others are positive: how far below them, in their range. */
  private static final double FAR_BELOW_POSITIVE = 0.1;

  private static final double LEAST_SPREAD = 0.05;
  private static final int MAX_STATES = 10;

  /** A command of 0 and 65535: the second of two or three states, and not rare. */
  private static final int OTHER_STATES = 2;

  private static final double FREQUENT = 0.1;

  private Sentinels() {}

  private static double[] sorted(double... numbers) {
    Arrays.sort(numbers);
    return numbers;
  }

  private static double[] nines() {
    var nines = new ArrayList<Double>();
    for (int digits = 2; digits <= 12; digits++) {
      nines.add(Math.pow(10, digits) - 1);
      for (int decimals = 1; decimals <= 3; decimals++) {
        nines.add(Double.parseDouble("9".repeat(digits) + "." + "9".repeat(decimals)));
      }
    }
    return sorted(nines.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double[] forms() {
    var forms = new ArrayList<Double>();
    for (double[] numbers : new double[][] {LIMITS, CHOSEN}) {
      Arrays.stream(numbers).forEach(forms::add);
    }
    for (double nines : NINES) {
      forms.add(-nines);
      if (nines != SMALLEST) {
        forms.add(nines);
      }
    }
    return sorted(forms.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Whether a number has a form in which programs write that there is no value. */
  static boolean isOfKnownForm(double value) {
    return Math.abs(value) >= SMALLEST && Arrays.binarySearch(FORMS, value) >= 0;
  }

  /** 99 alone is a number like any other, -99 is not. */
  private static boolean isNines(double value) {
    return value != SMALLEST && Arrays.binarySearch(NINES, Math.abs(value)) >= 0;
  }

  private static boolean isLimit(double value) {
    return Arrays.binarySearch(LIMITS, value) >= 0;
  }

  /**
   * A number that stands for no value.
   *
   * @param value the number
   * @param rows in how many rows
   */
  record Sentinel(double value, long rows) {}

  /** Those of a column; empty for most. */
  static List<Sentinel> of(Series series) {
    if (series.suspected() == 0) {
      return List.of();
    }
    if (series.ordinary() == 0) {
      return series.suspected() == 1 && isUnmistakable(series.suspect(0))
          ? List.of(new Sentinel(series.suspect(0), series.countOfSuspect(0)))
          : List.of();
    }
    if (series.ordinary() < FEWEST_OTHERS) {
      return List.of();
    }
    var found = new ArrayList<Sentinel>();
    for (int i = 0; i < series.suspected(); i++) {
      var suspect = new Sentinel(series.suspect(i), series.countOfSuspect(i));
      if (isFarOut(suspect, series)) {
        found.add(suspect);
      }
    }
    return found;
  }

  /** Whether a column that holds nothing else holds nothing: -999, -9999, 1e31. */
  private static boolean isUnmistakable(double value) {
    return Math.abs(value) >= 1e30 || (value <= -999 && isNines(value));
  }

  private static boolean isFarOut(Sentinel suspect, Series series) {
    double value = suspect.value();
    double low = series.quantile(TAIL);
    double high = series.quantile(1 - TAIL);
    double spread = Math.max(high - low, LEAST_SPREAD * Math.max(Math.abs(low), Math.abs(high)));
    double distance = value < low ? low - value : value - high;
    if (distance <= 0 || series.max() > value && series.min() < value) {
      return false; // others are further out
    }
    boolean isStrong = isLimit(value) || (isNines(value) && Math.abs(value) >= 999);
    boolean isRepeated = suspect.rows() > 1;
    if (!isRepeated) {
      return isStrong && distance > VERY_FAR * spread;
    }
    boolean isState = series.isIntegral() && series.distinct() <= MAX_STATES;
    if (isState && (!isStrong || isStateItself(suspect, series))) {
      return false; // a setpoint of 0 and -200
    }
    if (value < 0 && series.min() >= 0) {
      return distance > FAR_BELOW_POSITIVE * spread;
    }
    return distance > (isStrong ? FAR_FOR_LIMITS : FAR_FOR_CHOSEN) * spread;
  }

  private static boolean isStateItself(Sentinel suspect, Series series) {
    return !isUnmistakable(suspect.value())
        && series.distinct() - series.suspected() <= OTHER_STATES
        && suspect.rows() >= FREQUENT * series.count();
  }
}
