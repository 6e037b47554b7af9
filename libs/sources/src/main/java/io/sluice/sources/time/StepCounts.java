package io.sluice.sources.time;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The lengths of the steps between rows, each; in constant space, beyond that to within 3 %. */
final class StepCounts {

  private static final int PARTS = 32;

  /** Steps this close to the median are as long as it. */
  private static final double NEARLY = 0.25;

  private static final double MOST = 0.8;
  private static final double OFTEN = 0.1;

  private final LongCounts exact;
  private long longest;

  /** By {@link #bucket}, of all steps; null as long as each length is counted. */
  private long @Nullable [] rough;

  StepCounts() {
    exact = new LongCounts();
  }

  StepCounts(StepCounts other) {
    exact = new LongCounts(other.exact);
    rough = other.rough == null ? null : other.rough.clone();
    longest = other.longest;
  }

  /**
   * @param nanos above 0
   */
  void add(long nanos) {
    exact.add(nanos);
    longest = Math.max(longest, nanos);
    if (exact.isComplete()) {
      return;
    }
    if (rough == null) {
      rough = roughly(exact);
    }
    rough[bucket(nanos)]++;
  }

  private static long[] roughly(LongCounts exact) {
    var rough = new long[64 * PARTS];
    exact.forEach((nanos, count) -> rough[bucket(nanos)] += count);
    return rough;
  }

  private static int bucket(long nanos) {
    int power = 63 - Long.numberOfLeadingZeros(nanos);
    long below = nanos - (1L << power);
    int part = (int) (power >= 5 ? below >>> (power - 5) : below << (5 - power));
    return power * PARTS + part;
  }

  private static long length(int bucket) {
    int power = bucket / PARTS;
    double part = (bucket % PARTS + (power >= 5 ? 0.5 : 0)) / PARTS;
    return (long) ((1L << power) * (1 + part));
  }

  private long quantile(double share) {
    long rank = (long) (share * (exact.total() - 1));
    var at = new long[2];
    if (rough == null) {
      exact.forEach(
          (nanos, count) -> {
            at[1] = at[0] <= rank ? nanos : at[1];
            at[0] += count;
          });
      return at[1];
    }
    long seen = 0;
    for (int i = 0; i < rough.length; i++) {
      seen += rough[i];
      if (seen > rank) {
        return Math.min(length(i), longest);
      }
    }
    return longest;
  }

  private long between(double from, double to) {
    var sum = new long[1];
    if (rough == null) {
      exact.forEach((nanos, count) -> sum[0] += nanos >= from && nanos <= to ? count : 0);
      return sum[0];
    }
    for (int i = 0; i < rough.length; i++) {
      if (rough[i] > 0 && length(i) >= from && length(i) <= to) {
        sum[0] += rough[i];
      }
    }
    return sum[0];
  }

  private long longerThan(long interval) {
    return between(Math.nextUp(interval * 1.5), Double.MAX_VALUE);
  }

  /**
   * The same steps where some of them are no gaps.
   *
   * @param longest of the others
   */
  static @Nullable TimeSteps withoutGapsOf(StepCounts some, @Nullable TimeSteps all, long longest) {
    return all == null
        ? null
        : new TimeSteps(
            all.count(),
            all.interval(),
            all.even(),
            all.shortest(),
            all.longest(),
            Math.max(0, all.gaps() - some.longerThan(all.interval().toNanos())),
            Duration.ofNanos(longest));
  }

  /** Null if there are none. */
  @Nullable TimeSteps steps() {
    if (exact.total() == 0) {
      return null;
    }
    long median = quantile(0.5);
    // A step that comes often is the interval to the nanosecond.
    long common = exact.commonest();
    boolean isOften =
        exact.of(common) >= OFTEN * exact.total() && Math.abs(common - median) <= NEARLY * median;
    long interval = isOften ? common : median;
    boolean even =
        between(interval * (1 - NEARLY), interval * (1 + NEARLY)) >= MOST * exact.total();
    return new TimeSteps(
        exact.total(),
        Duration.ofNanos(interval),
        even,
        Duration.ofNanos(quantile(0.05)),
        Duration.ofNanos(quantile(0.95)),
        even ? longerThan(interval) : 0,
        Duration.ofNanos(longest));
  }
}
