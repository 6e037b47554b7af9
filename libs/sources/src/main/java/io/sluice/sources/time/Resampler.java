package io.sluice.sources.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes one row of all rows of an interval, so that times which are uneven, or shared, become even.
 * Takes the rows of one asset in the order of time; holds no more than one interval. An interval
 * without rows has no row. Not thread-safe.
 */
public final class Resampler {

  /** What the value of an interval is. */
  public enum Aggregate {
    /** The mean of the values that are not missing; of a text the last. */
    MEAN,
    /** The last value that is not missing: for states, and what changes only now and then. */
    LAST
  }

  /**
   * The row of an interval.
   *
   * @param time its beginning, a multiple of the interval since 1970-01-01T00:00:00Z
   * @param values by tag, NaN where all rows had none
   * @param texts by tag, null where there is none; null if no row had texts
   * @param label 1 if a row had 1, 0 if all that had one had 0, null if none had one
   * @param event the first that a row named, null if none did
   * @param rows how many rows it is made of
   * @param line of the last of them
   */
  public record Bucket(
      Instant time,
      double[] values,
      @Nullable String @Nullable [] texts,
      @Nullable Integer label,
      @Nullable String event,
      int rows,
      long line) {}

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Microseconds: of nanoseconds a long has no more than 292 years. */
  private final long length;

  private final Aggregate[] aggregates;
  private final double[] sums;
  private final int[] counts;
  private @Nullable String @Nullable [] texts;
  private @Nullable Integer label;
  private @Nullable String event;
  private int rows;
  private long line;
  private long begin;
  private long late;
  private long empty;
  private long gaps;
  private long longestGap;

  /**
   * @param interval from a millisecond to a year
   * @param aggregates by tag
   * @throws IllegalArgumentException if the interval is none of these; one sentence
   */
  public Resampler(Duration interval, Aggregate[] aggregates) {
    if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "rows are to be resampled to %s, expected an interval from 1ms to 366d"
              .formatted(TimeWords.duration(interval)));
    }
    this.length = interval.toNanos() / 1_000;
    this.aggregates = aggregates.clone();
    this.sums = new double[aggregates.length];
    this.counts = new int[aggregates.length];
  }

  /**
   * Takes the next row.
   *
   * @param values by tag, NaN where it is missing
   * @param texts by tag, null where it is missing; null if no tag is a text
   * @return the interval before, if this row begins a new one; null else
   */
  public @Nullable Bucket add(
      long line,
      Instant time,
      double[] values,
      @Nullable String @Nullable [] texts,
      @Nullable Integer label,
      @Nullable String event) {
    long at = Math.floorDiv(micros(time), length);
    Bucket done = null;
    if (rows > 0 && at != begin) {
      if (at < begin) {
        late++;
        return null;
      }
      done = finish();
      if (at > begin + 1) {
        empty += at - begin - 1;
        gaps++;
        longestGap = Math.max(longestGap, at - begin);
      }
    }
    begin = at;
    this.line = line;
    rows++;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        boolean mean = aggregates[i] == Aggregate.MEAN;
        sums[i] = mean ? sums[i] + values[i] : values[i];
        counts[i] = mean ? counts[i] + 1 : 1;
      }
    }
    addTexts(texts);
    if (label != null) {
      this.label = this.label == null ? label : Math.max(this.label, label);
    }
    this.event = this.event == null ? event : this.event;
    return done;
  }

  private void addTexts(@Nullable String @Nullable [] added) {
    if (added == null) {
      return;
    }
    @Nullable String[] kept = texts == null ? new String[added.length] : texts;
    for (int i = 0; i < added.length; i++) {
      kept[i] = added[i] == null ? kept[i] : added[i];
    }
    texts = kept;
  }

  /** The interval that the rows so far have left open, null if there is none; at the end. */
  public @Nullable Bucket finish() {
    if (rows == 0) {
      return null;
    }
    var values = new double[sums.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
    }
    var interval = new Bucket(instant(begin), values, texts, label, event, rows, line);
    Arrays.fill(sums, 0);
    Arrays.fill(counts, 0);
    texts = null;
    label = null;
    event = null;
    rows = 0;
    return interval;
  }

  /** Rows that were left out, as their interval was over when they came. */
  public long late() {
    return late;
  }

  /** Intervals between the first and the last that have no row. */
  public long empty() {
    return empty;
  }

  /** How often one such interval or several follow each other. */
  public long gaps() {
    return gaps;
  }

  /** The longest step between two rows that has such intervals in it, zero if there is none. */
  public Duration longestGap() {
    return Duration.of(longestGap * length, ChronoUnit.MICROS);
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  private Instant instant(long interval) {
    return Instant.EPOCH.plus(interval * length, ChronoUnit.MICROS);
  }
}
