package io.sluice.detection.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Watches the mean of one series of ratios or errors. What follows each other closely is alike,
 * which ADWIN takes for a change: so means of blocks are watched, of one value each where values
 * have nothing to do with each other. Not safe for several threads.
 */
final class SeriesDrift {

  /** A chance of a false alarm that suits who looks all day, for years. */
  private static final double DELTA = 1e-5;

  /** Ratios beyond tell nothing more, and must not outweigh thousands of others. */
  private static final double HIGHEST = 2;

  private static final long NEVER = Long.MIN_VALUE;

  private final int block;
  private final Adwin adwin = new Adwin(DELTA);
  private double sum;
  private int collected;
  private double before;
  private long changedAt = NEVER;

  SeriesDrift(int block) {
    this.block = block;
  }

  /**
   * @param value a ratio, or 1 for an error and 0 for none
   * @return whether the mean has changed
   */
  boolean add(double value, long timeMillis) {
    sum += Math.clamp(value, 0, HIGHEST) / HIGHEST;
    collected++;
    if (collected < block) {
      return false;
    }
    double mean = sum / block;
    sum = 0;
    collected = 0;
    double known = adwin.mean();
    if (!adwin.update(mean)) {
      return false;
    }
    before = known;
    changedAt = timeMillis;
    return true;
  }

  /** Mean since the last change. */
  double mean() {
    return adwin.mean() * HIGHEST;
  }

  /** Values since about the last change. */
  long width() {
    return adwin.width() * block;
  }

  /** When the mean last changed, null if never. */
  @Nullable Instant changedAt() {
    return changedAt == NEVER ? null : Instant.ofEpochMilli(changedAt);
  }

  /** The mean until then; 0 if it never changed. */
  double meanBefore() {
    return before * HIGHEST;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(sum);
    out.writeInt(collected);
    out.writeDouble(before);
    out.writeLong(changedAt);
    adwin.write(out);
  }

  void read(DataInput in) throws IOException {
    sum = in.readDouble();
    collected = in.readInt();
    before = in.readDouble();
    changedAt = in.readLong();
    adwin.read(in);
  }
}
