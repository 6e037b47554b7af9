package io.sluice.detection.scale;

import io.sluice.detection.feature.FeatureExtractor;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.feature.RecordFeatures;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.window.WindowRing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A batch of windows, or of records, as detectors see it: rows x features standardised numbers,
 * laid out as {@link FeatureSpec} says, and which tags are masked in which row. The features of a
 * masked tag are 0. The memory is made once and used for every batch. Not thread-safe.
 */
public final class WindowMatrix {

  private final FeatureSpec spec;

  /** Null where records are judged. */
  private final @Nullable FeatureExtractor extractor;

  /** Null where windows are judged. */
  private final @Nullable RecordFeatures record;

  private final Standardizer standardizer;
  private final int[] firstOf;
  private final int tags;
  private final int features;
  private final int capacity;
  private final double[] raw;
  private final float[] values;
  private final FloatBuffer direct;
  private final boolean[] masked;

  /** By row. */
  private final boolean[] anyMasked;

  private int rows;

  /**
   * @param capacity windows it has room for
   */
  public WindowMatrix(FeatureSpec spec, Standardizer standardizer, int capacity) {
    if (standardizer.size() != spec.size()) {
      throw new IllegalArgumentException(
          "a scaler of " + standardizer.size() + " features for " + spec.size());
    }
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity is " + capacity + ", expected at least 1");
    }
    this.spec = spec;
    switch (spec) {
      case WindowStatistics statistics -> {
        extractor = new FeatureExtractor(statistics);
        record = null;
      }
      case RecordFeatures features -> {
        extractor = null;
        record = features;
      }
    }
    this.standardizer = standardizer;
    firstOf = IntStream.range(0, spec.tags().size()).map(spec::firstOf).toArray();
    tags = spec.tags().size();
    features = spec.size();
    this.capacity = capacity;
    raw = new double[features];
    values = new float[Math.multiplyExact(capacity, features)];
    direct =
        ByteBuffer.allocateDirect(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    masked = new boolean[capacity * tags];
    anyMasked = new boolean[capacity];
  }

  /** Adds the window as it is now; the ring may move on afterwards. */
  public void add(WindowRing ring) {
    Objects.requireNonNull(extractor, "records are judged here, no windows").extract(ring, raw, 0);
    add(raw, 0);
  }

  /**
   * Adds a record.
   *
   * @param values by tag, a text as its code, NaN where missing: such a tag is masked
   */
  public void addRecord(double[] values) {
    Objects.requireNonNull(record, "windows are judged here, no records").extract(values, raw, 0);
    add(raw, 0);
  }

  /** Adds only which tags the window masks; the row's features are undefined. */
  public void addMasks(WindowRing ring) {
    requireRoom();
    anyMasked[rows] = false;
    Arrays.fill(masked, rows * tags, (rows + 1) * tags, false);
    if (ring.hasGaps()) {
      for (int tag = 0; tag < tags; tag++) {
        mask(tag, ring.isMasked(tag));
      }
    }
    rows++;
  }

  /**
   * Adds a row of raw features, such as one of a {@code FeatureMatrix}.
   *
   * @param from index of the row's first number
   * @throws IllegalStateException if it is full
   */
  public void add(double[] rawFeatures, int from) {
    requireRoom();
    int at = rows * features;
    standardizer.apply(rawFeatures, from, values, at);
    anyMasked[rows] = false;
    for (int tag = 0; tag < tags; tag++) {
      boolean hidden = Double.isNaN(rawFeatures[from + firstOf[tag]]);
      mask(tag, hidden);
      if (hidden) {
        hide(tag, at);
      }
    }
    direct.put(at, values, at, features);
    rows++;
  }

  private void hide(int tag, int at) {
    for (int feature = 0; feature < features; feature++) {
      if (spec.tagOf(feature) == tag) {
        values[at + feature] = 0;
      }
    }
  }

  private void requireRoom() {
    if (rows == capacity) {
      throw new IllegalStateException("the batch is full: it holds " + capacity + " windows");
    }
  }

  private void mask(int tag, boolean hidden) {
    masked[rows * tags + tag] = hidden;
    anyMasked[rows] |= hidden;
  }

  /**
   * Masks tags of the row that was added last, as if the window had no values of them.
   *
   * @param leftOut by tag
   */
  public void leaveOut(boolean[] leftOut) {
    int row = rows - 1;
    for (int tag = 0; tag < tags; tag++) {
      if (leftOut[tag] && !masked[row * tags + tag]) {
        masked[row * tags + tag] = true;
        anyMasked[row] = true;
        hide(tag, row * features);
      }
    }
    direct.put(row * features, values, row * features, features);
  }

  public void clear() {
    rows = 0;
  }

  public int rows() {
    return rows;
  }

  public int tags() {
    return tags;
  }

  public int features() {
    return features;
  }

  public int capacity() {
    return capacity;
  }

  /** One standardised number. */
  public float value(int row, int feature) {
    return values[row * features + feature];
  }

  public boolean isAnyMasked(int row) {
    return anyMasked[row];
  }

  public boolean isMasked(int row, int tag) {
    return masked[row * tags + tag];
  }

  /** What a standardised value of a feature is in the feature's unit. */
  public double original(int feature, double standardised) {
    return standardizer.original(feature, standardised);
  }

  /** The array behind the rows, row by row: not a copy, not to be written to. */
  public float[] values() {
    return values;
  }

  /** The rows as native memory, from position 0 to its limit. Shares the memory; read only. */
  public FloatBuffer direct() {
    return direct.duplicate().position(0).limit(rows * features);
  }
}
