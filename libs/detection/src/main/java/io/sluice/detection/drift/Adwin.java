package io.sluice.detection.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A window over a series of numbers that keeps growing while their mean stays and drops its older
 * part once the mean has changed: ADWIN2 of Bifet and Gavaldà, "Learning from Time-Changing Data
 * with Adaptive Windowing", SIAM Data Mining 2007. The bound is the one with the variance (their
 * equation for normal approximation), as MOA and River have it.
 *
 * <p>Exponential histogram: at most {@link #MAX_BUCKETS} buckets of each size 1, 2, 4, ..., so a
 * window of n numbers takes some 5 log2(n) of them, whatever n is. One update is O(1) amortised; a
 * look for a change, every {@link #CLOCK} numbers, O(log n). Numbers should be of one scale, best
 * between 0 and 1: the bound's last term is in their unit. Not safe for several threads.
 */
public final class Adwin {

  /** Numbers between two looks for a change. */
  static final int CLOCK = 32;

  /** Buckets of one size, before the two oldest become one of the next. */
  static final int MAX_BUCKETS = 5;

  /** Neither part of a window is shorter. */
  static final int MIN_PART = 5;

  /** No look for a change before so many numbers. */
  static final int GRACE = 10;

  private final double delta;

  /** By size: row i has buckets of 2^i numbers, the oldest first. */
  private final List<Row> rows = new ArrayList<>();

  private long ticks;
  private long width;
  private double total;

  /** Sum of squared deviations from the mean. */
  private double spread;

  /** Buckets of one size. */
  private static final class Row {

    final double[] totals = new double[MAX_BUCKETS + 1];
    final double[] spreads = new double[MAX_BUCKETS + 1];
    int size;

    void add(double total, double spread) {
      totals[size] = total;
      spreads[size] = spread;
      size++;
    }

    void dropOldest(int buckets) {
      System.arraycopy(totals, buckets, totals, 0, size - buckets);
      System.arraycopy(spreads, buckets, spreads, 0, size - buckets);
      size -= buckets;
    }
  }

  /**
   * @param delta chance of a false alarm that each look is allowed, above 0 and below 1; 0.002 is
   *     usual
   */
  public Adwin(double delta) {
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("delta is " + delta + ", expected above 0 and below 1");
    }
    this.delta = delta;
  }

  /**
   * @param value finite
   * @return whether the mean has changed: then only numbers since about then are left
   */
  public boolean update(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a series has no place for " + value);
    }
    ticks++;
    insert(value);
    return ticks % CLOCK == 0 && width > GRACE && dropWhatHasChanged();
  }

  /** Numbers that the window holds. */
  public long width() {
    return width;
  }

  /** Mean of the numbers in the window; 0 while there is none. */
  public double mean() {
    return width == 0 ? 0 : total / width;
  }

  /** Variance of the numbers in the window; 0 while there is none. */
  public double variance() {
    return width == 0 ? 0 : spread / width;
  }

  /** Writes all that it remembers. */
  void write(DataOutput out) throws IOException {
    out.writeLong(ticks);
    out.writeLong(width);
    out.writeDouble(total);
    out.writeDouble(spread);
    out.writeByte(rows.size());
    for (Row row : rows) {
      out.writeByte(row.size);
      for (int bucket = 0; bucket < row.size; bucket++) {
        out.writeDouble(row.totals[bucket]);
        out.writeDouble(row.spreads[bucket]);
      }
    }
  }

  /**
   * Goes on with what {@link #write} wrote.
   *
   * @throws IOException if it is anything else
   */
  void read(DataInput in) throws IOException {
    ticks = in.readLong();
    width = in.readLong();
    total = in.readDouble();
    spread = in.readDouble();
    rows.clear();
    int sizes = in.readByte();
    for (int i = 0; i < sizes; i++) {
      int buckets = in.readByte();
      if (buckets < 0 || buckets > MAX_BUCKETS) {
        throw new IOException(buckets + " buckets of one size");
      }
      Row row = row(i);
      for (int bucket = 0; bucket < buckets; bucket++) {
        row.add(in.readDouble(), in.readDouble());
      }
    }
  }

  private void insert(double value) {
    if (width > 0) {
      double off = value - total / width;
      spread += width * off * off / (width + 1);
    }
    width++;
    total += value;
    row(0).add(value, 0);
    for (int i = 0; i < rows.size() && rows.get(i).size > MAX_BUCKETS; i++) {
      mergeOldest(i);
    }
  }

  private Row row(int i) {
    if (i == rows.size()) {
      rows.add(new Row());
    }
    return rows.get(i);
  }

  private void mergeOldest(int i) {
    Row row = rows.get(i);
    double each = size(i);
    double apart = (row.totals[0] - row.totals[1]) / each;
    row(i + 1)
        .add(
            row.totals[0] + row.totals[1],
            row.spreads[0] + row.spreads[1] + apart * apart * each / 2);
    row.dropOldest(2);
  }

  private static double size(int row) {
    return Math.scalb(1.0, row);
  }

  private boolean dropWhatHasChanged() {
    boolean changed = false;
    while (width > GRACE && hasChanged()) {
      changed = true;
      dropOldest();
    }
    return changed;
  }

  /** Whether some cut parts the window into two whose means differ by more than chance. */
  private boolean hasChanged() {
    double olderSize = 0;
    double olderTotal = 0;
    for (int i = rows.size() - 1; i >= 0; i--) {
      Row row = rows.get(i);
      for (int bucket = 0; bucket < row.size; bucket++) {
        olderSize += size(i);
        olderTotal += row.totals[bucket];
        double newerSize = width - olderSize;
        if (newerSize < MIN_PART) {
          return false;
        }
        if (olderSize >= MIN_PART
            && isApart(
                olderSize, newerSize, olderTotal / olderSize - (total - olderTotal) / newerSize)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isApart(double olderSize, double newerSize, double difference) {
    double share = Math.log(2 * Math.log(width) / delta);
    double inverse = 1 / (olderSize - MIN_PART + 1) + 1 / (newerSize - MIN_PART + 1);
    double bound = Math.sqrt(2 * inverse * variance() * share) + 2.0 / 3 * share * inverse;
    return Math.abs(difference) > bound;
  }

  private void dropOldest() {
    int last = rows.size() - 1;
    Row row = rows.get(last);
    double each = size(last);
    double mean = row.totals[0] / each;
    width -= (long) each;
    total -= row.totals[0];
    double apart = mean - total / width;
    spread = Math.max(0, spread - row.spreads[0] - each * width * apart * apart / (each + width));
    row.dropOldest(1);
    if (row.size == 0) {
      rows.remove(last);
    }
  }
}
