package io.sluice.models.calibration;

import io.sluice.contracts.profile.Profile;
import java.time.Duration;
import java.util.Arrays;

/**
 * Scores of windows of normal operation that nothing was learnt from, in the order in which they
 * were judged. Not thread-safe.
 */
public final class ScoreSeries {

  private static final double NANOS_OF_DAY = 86_400e9;
  private static final double NANOS_OF_MILLI = 1e6;

  private final double strideNanos;
  private final long windowMillis;
  private long[] ends;
  private double[] scores;
  private int size;

  /** A series at the profile's scoring stride. */
  public ScoreSeries(Profile profile) {
    this(profile, new long[1024], new double[1024], 0);
  }

  /**
   * A series of scores that are there already, to be read.
   *
   * @param endMillis by window, not copied, so that several series can share it
   * @param scores by window, not copied
   * @param size how many of them there are
   */
  public ScoreSeries(Profile profile, long[] endMillis, double[] scores, int size) {
    strideNanos = (double) profile.interval().toNanos() * profile.scoringStride();
    windowMillis = profile.interval().toMillis() * profile.window();
    this.ends = endMillis;
    this.scores = scores;
    this.size = size;
  }

  private ScoreSeries(
      double strideNanos, long windowMillis, long[] ends, double[] scores, int size) {
    this.strideNanos = strideNanos;
    this.windowMillis = windowMillis;
    this.ends = ends;
    this.scores = scores;
    this.size = size;
  }

  public void add(long endMillis, double score) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      scores = Arrays.copyOf(scores, size * 2);
    }
    ends[size] = endMillis;
    scores[size++] = score;
  }

  /** Appends a series of later windows, of the same profile. */
  public void addAll(ScoreSeries later) {
    for (int i = 0; i < later.size; i++) {
      add(later.ends[i], later.scores[i]);
    }
  }

  public int size() {
    return size;
  }

  /** Time of an asset that the windows stand for, days. */
  public double days() {
    return size * (strideNanos / NANOS_OF_DAY);
  }

  public double[] sorted() {
    double[] sorted = Arrays.copyOf(scores, size);
    Arrays.sort(sorted);
    return sorted;
  }

  public long endMillis(int index) {
    return ends[index];
  }

  public double score(int index) {
    return scores[index];
  }

  /** Part of the scores that are at least so high, 0 to 1. */
  public double shareFrom(double score) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += scores[i] >= score ? 1 : 0;
    }
    return (double) count / size;
  }

  /**
   * What an alarm that waits sees of it: the smallest score of the windows that ended within a
   * delay before each, itself included. Where scores are missing within it there was no alarm.
   *
   * @param delay how long windows must be anomalous before an alarm; 0 leaves all as it is
   */
  public ScoreSeries sustained(Duration delay) {
    long millis = delay.toMillis();
    if (millis * NANOS_OF_MILLI < strideNanos) {
      return this;
    }
    double[] least = new double[size];
    int first = 0;
    for (int i = 0; i < size; i++) {
      while (ends[first] < ends[i] - millis || ends[first] > ends[i]) {
        first++;
      }
      least[i] = ends[i] - ends[first] < millis ? 0 : smallest(first, i);
    }
    return new ScoreSeries(strideNanos, windowMillis, ends, least, size);
  }

  private double smallest(int first, int last) {
    double smallest = scores[first];
    for (int i = first + 1; i <= last; i++) {
      smallest = Math.min(smallest, scores[i]);
    }
    return smallest;
  }

  /**
   * The largest score of each cluster above a border. Windows overlap, so that one disturbance
   * lifts many scores; those less than a window's length apart are one cluster (runs declustering,
   * Coles, An Introduction to Statistical Modeling of Extreme Values, 2001, section 5.3.2).
   */
  double[] peaksAbove(double border) {
    var peaks = new double[16];
    int count = 0;
    long last = 0;
    for (int i = 0; i < size; i++) {
      if (scores[i] > border) {
        boolean goesOn = count > 0 && ends[i] >= last && ends[i] - last < windowMillis;
        if (!goesOn) {
          if (count == peaks.length) {
            peaks = Arrays.copyOf(peaks, count * 2);
          }
          peaks[count++] = scores[i];
        } else {
          peaks[count - 1] = Math.max(peaks[count - 1], scores[i]);
        }
        last = ends[i];
      }
    }
    return Arrays.copyOf(peaks, count);
  }
}
