package io.sluice.sources.column;

import java.util.Arrays;

/**
 * The numbers of a column in the order of the file, summed up in bounded space: range, values and
 * steps. Numbers that often stand for no value ({@link Sentinels}) are kept apart, so that the
 * range of the others can judge them.
 */
final class Series {

  /** Different values that are told apart; a column with more measures. */
  static final int MAX_VALUES = 64;

  private static final int MAX_SUSPECTS = 16;
  private static final int SAMPLE = 1024;

  /** Steps within which the size of most of them may be taken for another. */
  private static final int SETTLING = 8;

  /** Of a step: two of decimal fractions are the same if they differ by less. */
  private static final double SAME_STEP = 1e-6;

  /** Steps that vary by more than this part of the mean step are those of an uneven signal. */
  private static final double UNEVEN_STEP = 0.1;

  /** Steps that vary by more than rounding to the last decimal can make them. */
  private static final double UNEVEN_DECIMALS = 2.5;

  private long count;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private boolean integral = true;
  private int decimals;
  private double lastDecimal = 1;

  private final double[] values;
  private final long[] valueCounts;
  private int distinct;
  private int lastValue;
  private boolean hasMoreValues;

  private final double[] suspects;
  private final long[] suspectCounts;
  private int suspected;

  private double[] sample;
  private int sampled;
  private long sampleEvery = 1;
  private long untilSample = 1;
  private long ordinary;

  private double first = Double.NaN;
  private double last = Double.NaN;
  private double lastDifference = Double.NaN;
  private double smallestStep = Double.POSITIVE_INFINITY;
  private long steps;
  private long rises;
  private long falls;
  private long unevenSteps;

  /** The step that most rows make, as far as one is ahead of all others. */
  private double step = Double.NaN;

  private long votes;
  private long fixedSteps;
  private long skips;
  private long restarts;
  private long settling;

  Series() {
    values = new double[MAX_VALUES];
    valueCounts = new long[MAX_VALUES];
    suspects = new double[MAX_SUSPECTS];
    suspectCounts = new long[MAX_SUSPECTS];
    sample = new double[16];
  }

  /** A copy that goes its own way. */
  Series(Series other) {
    count = other.count;
    min = other.min;
    max = other.max;
    integral = other.integral;
    decimals = other.decimals;
    lastDecimal = other.lastDecimal;
    values = other.values.clone();
    valueCounts = other.valueCounts.clone();
    distinct = other.distinct;
    hasMoreValues = other.hasMoreValues;
    suspects = other.suspects.clone();
    suspectCounts = other.suspectCounts.clone();
    suspected = other.suspected;
    sample = other.sample.clone();
    sampled = other.sampled;
    sampleEvery = other.sampleEvery;
    untilSample = other.untilSample;
    ordinary = other.ordinary;
    first = other.first;
    last = other.last;
    lastDifference = other.lastDifference;
    smallestStep = other.smallestStep;
    steps = other.steps;
    rises = other.rises;
    falls = other.falls;
    unevenSteps = other.unevenSteps;
    step = other.step;
    votes = other.votes;
    fixedSteps = other.fixedSteps;
    skips = other.skips;
    restarts = other.restarts;
    settling = other.settling;
  }

  /**
   * @param decimals digits behind the decimal mark, as it is written
   */
  void add(double value, int decimals) {
    count++;
    if (decimals > this.decimals) {
      this.decimals = decimals;
      lastDecimal = Math.pow(10, -decimals);
    }
    integral &= value == Math.rint(value);
    if (!hasMoreValues) {
      tally(value);
    }
    boolean isSuspect = Sentinels.isOfKnownForm(value) && suspect(value);
    if (!isSuspect) {
      min = Math.min(min, value);
      max = Math.max(max, value);
      sample(value);
    }
    double difference = value - last;
    if (isSuspect && !isFixed(difference)) {
      return; // a gap in the series, unless it is where the series has got to
    }
    if (Double.isNaN(last)) {
      first = value;
    } else {
      step(difference, value);
    }
    last = value;
  }

  private void tally(double value) {
    if (lastValue < distinct && values[lastValue] == value) {
      valueCounts[lastValue]++;
      return;
    }
    for (int i = 0; i < distinct; i++) {
      if (values[i] == value) {
        valueCounts[i]++;
        lastValue = i;
        return;
      }
    }
    if (distinct == MAX_VALUES) {
      hasMoreValues = true;
      return;
    }
    lastValue = distinct;
    values[distinct] = value;
    valueCounts[distinct++] = 1;
  }

  private boolean suspect(double value) {
    for (int i = 0; i < suspected; i++) {
      if (suspects[i] == value) {
        suspectCounts[i]++;
        return true;
      }
    }
    if (suspected == MAX_SUSPECTS) {
      return false;
    }
    suspects[suspected] = value;
    suspectCounts[suspected++] = 1;
    return true;
  }

  /** Every n-th number; where there are too many of them, every second of these is given up. */
  private void sample(double value) {
    ordinary++;
    if (--untilSample > 0) {
      return;
    }
    untilSample = sampleEvery;
    if (sampled == SAMPLE) {
      for (int i = 0; i < SAMPLE / 2; i++) {
        sample[i] = sample[2 * i];
      }
      sampled = SAMPLE / 2;
      sampleEvery *= 2;
      untilSample = sampleEvery;
    }
    if (sampled == sample.length) {
      sample = Arrays.copyOf(sample, Math.min(SAMPLE, 4 * sampled));
    }
    sample[sampled++] = value;
  }

  private void step(double difference, double value) {
    steps++;
    if (difference > 0) {
      rises++;
      smallestStep = Math.min(smallestStep, difference);
    } else if (difference < 0) {
      falls++;
      smallestStep = Math.min(smallestStep, -difference);
    }
    double change = Math.abs(difference - lastDifference);
    if (change > UNEVEN_STEP * Math.abs(last - first) / steps
        && change > UNEVEN_DECIMALS * lastDecimal) {
      unevenSteps++;
    }
    lastDifference = difference;
    fix(difference, value);
  }

  private void fix(double difference, double value) {
    if (isFixed(difference)) {
      votes++;
      fixedSteps++;
      return;
    }
    if (votes == 0 && difference != 0) {
      step = difference;
      votes = 1;
      fixedSteps = 1;
      if (steps <= SETTLING) {
        settling = steps - 1;
        skips = 0;
        restarts = 0;
      }
      return;
    }
    votes = Math.max(0, votes - 1);
    double ratio = difference / step;
    if (ratio > 1 && Math.abs(ratio - Math.rint(ratio)) < SAME_STEP) {
      skips++;
      votes++;
    } else if (ratio < 0 && isStart(step > 0 ? value : last)) {
      restarts++;
      votes++;
    }
  }

  private boolean isFixed(double difference) {
    return Math.abs(difference - step)
        <= SAME_STEP * Math.abs(step) + 4 * Math.ulp(Math.max(Math.abs(last), Math.abs(step)));
  }

  /** Where counters begin. */
  private boolean isStart(double value) {
    return value == 0 || value == 1 || value == first;
  }

  long count() {
    return count;
  }

  /** Smallest of those that do not look as if they stood for no value; infinite without any. */
  double min() {
    return min;
  }

  double max() {
    return max;
  }

  boolean isIntegral() {
    return integral;
  }

  int decimals() {
    return decimals;
  }

  /** Different values, up to {@link #MAX_VALUES}. */
  int distinct() {
    return distinct;
  }

  /** Whether there are more different values than those that were kept. */
  boolean hasMoreValues() {
    return hasMoreValues;
  }

  double value(int index) {
    return values[index];
  }

  long countOf(int index) {
    return valueCounts[index];
  }

  int suspected() {
    return suspected;
  }

  double suspect(int index) {
    return suspects[index];
  }

  long countOfSuspect(int index) {
    return suspectCounts[index];
  }

  /** Numbers that are no suspects. */
  long ordinary() {
    return ordinary;
  }

  /**
   * The number below which a part of those lie that are no suspects.
   *
   * @param part from 0 to 1
   */
  double quantile(double part) {
    if (sampled == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(sample, sampled);
    Arrays.sort(sorted);
    return sorted[(int) Math.round(part * (sampled - 1))];
  }

  /** The first number that is no sentinel, NaN without any. */
  double first() {
    return first;
  }

  /** The last number that is no sentinel, NaN without any. */
  double last() {
    return last;
  }

  /** The smallest difference between two rows that is none of 0; infinite without any. */
  double smallestStep() {
    return smallestStep;
  }

  /** Pairs of rows that follow each other. */
  long steps() {
    return steps;
  }

  long rises() {
    return rises;
  }

  long falls() {
    return falls;
  }

  /** Steps that differ from the one before by more than rounding and curves make. */
  long unevenSteps() {
    return unevenSteps;
  }

  /** The step that most rows make; NaN if there is none. */
  double fixedStep() {
    return step;
  }

  /** Steps of exactly that size. */
  long fixedSteps() {
    return fixedSteps;
  }

  /** Steps of a multiple of that size: rows that are not in the file. */
  long skips() {
    return skips;
  }

  /** Steps back to where it began. */
  long restarts() {
    return restarts;
  }

  /** Steps since it is known how large most of them are: all, or all but the very first. */
  long settledSteps() {
    return steps - settling;
  }
}
