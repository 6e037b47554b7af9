package io.sluice.detection.feature;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import java.util.Arrays;

/**
 * Runs a series of readings through the same ring and the same features as scoring does, and keeps
 * the features of each window that is due; of a profile of kind EVENTS those of each record. Not
 * thread-safe.
 */
public final class FeatureCollector {

  private final FeatureSpec spec;
  private final Source source;
  private final int columns;
  private double[] values = new double[0];
  private long[] ends = new long[0];
  private long[] positions = new long[0];
  private int rows;

  /** What a reading completes, and the features of that. */
  private interface Source {

    Admission offer(long timeMillis, double[] tagValues, long position);

    void extract(double[] tagValues, double[] out, int at);
  }

  /**
   * @param stride readings by which the window moves on; {@code profile.trainingStride()} to train
   */
  public FeatureCollector(Profile profile, FeatureSpec spec, int stride) {
    this.spec = spec;
    source =
        switch (spec) {
          case WindowStatistics statistics ->
              new Windows(new WindowRing(profile, stride), new FeatureExtractor(statistics));
          case RecordFeatures record -> new Records(record);
        };
    columns = spec.size();
  }

  private record Windows(WindowRing ring, FeatureExtractor extractor) implements Source {

    @Override
    public Admission offer(long timeMillis, double[] tagValues, long position) {
      return ring.offer(timeMillis, tagValues, position);
    }

    @Override
    public void extract(double[] tagValues, double[] out, int at) {
      extractor.extract(ring, out, at);
    }
  }

  private record Records(RecordFeatures features) implements Source {

    @Override
    public Admission offer(long timeMillis, double[] tagValues, long position) {
      return Admission.WINDOW;
    }

    @Override
    public void extract(double[] tagValues, double[] out, int at) {
      features.extract(tagValues, out, at);
    }
  }

  /** Offers a reading; the parameters are those of {@link WindowRing#offer}. */
  public Admission offer(long timeMillis, double[] tagValues, long position) {
    Admission admission = source.offer(timeMillis, tagValues, position);
    if (admission == Admission.WINDOW) {
      if (rows == ends.length) {
        grow();
      }
      source.extract(tagValues, values, rows * columns);
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
        spec,
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
