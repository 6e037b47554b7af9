package io.sluice.detection.feature;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import java.util.Arrays;

/**
 * Runs a series of readings through the same ring and the same features as scoring does, and keeps
 * the features of each window that is due. Not thread-safe.
 */
public final class FeatureCollector {

  private final WindowRing ring;
  private final FeatureExtractor extractor;
  private final int columns;
  private double[] values = new double[0];
  private long[] ends = new long[0];
  private long[] positions = new long[0];
  private int rows;

  /**
   * @param stride readings by which the window moves on; {@code profile.trainingStride()} to train
   */
  public FeatureCollector(Profile profile, int stride) {
    ring = new WindowRing(profile, stride);
    extractor = new FeatureExtractor(FeatureSpec.of(profile));
    columns = extractor.spec().size();
  }

  /** Offers a reading; the parameters are those of {@link WindowRing#offer}. */
  public Admission offer(long timeMillis, double[] tagValues, long position) {
    Admission admission = ring.offer(timeMillis, tagValues, position);
    if (admission == Admission.WINDOW) {
      if (rows == ends.length) {
        grow();
      }
      extractor.extract(ring, values, rows * columns);
      ends[rows] = timeMillis;
      positions[rows] = position;
      rows++;
    }
    return admission;
  }

  /** Windows so far. */
  public int rows() {
    return rows;
  }

  /** What has been collected so far; independent of what is offered later. */
  public FeatureMatrix matrix() {
    return new FeatureMatrix(
        extractor.spec(),
        rows,
        Arrays.copyOf(values, rows * columns),
        Arrays.copyOf(ends, rows),
        Arrays.copyOf(positions, rows));
  }

  private void grow() {
    int capacity = Math.max(64, rows + (rows >> 1));
    values = Arrays.copyOf(values, Math.multiplyExact(capacity, columns));
    ends = Arrays.copyOf(ends, capacity);
    positions = Arrays.copyOf(positions, capacity);
  }
}
