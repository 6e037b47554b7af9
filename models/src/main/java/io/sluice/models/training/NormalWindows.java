package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.feature.FeatureExtractor;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.scale.FeatureMoments;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.window.WindowReplay;
import java.util.ArrayList;
import java.util.List;

/**
 * Features of the windows of some rows of normal operation, standardised by these windows alone.
 * Each is computed when it is needed, so that no more than is learnt from is in memory.
 */
final class NormalWindows {

  /**
   * Windows to learn from, spread over the whole time. Neighbours say nearly the same, and more of
   * them cost minutes for no better detectors.
   */
  static final int MOST = 1500;

  /** Parts of the time, a tenth of each of which tells when to stop. */
  private static final int CYCLES = 4;

  /** Windows that one is long, so that its tenth holds some. */
  private static final int WINDOWS_PER_CYCLE = 30;

  private final WindowReplay rows;
  private final Profile profile;
  private final FeatureExtractor extractor;
  private final double[] raw;
  private final FeatureMoments moments;
  private final Standardizer standardizer;
  private final int cycles;

  private NormalWindows(WindowReplay rows, WindowStatistics spec) {
    this.rows = rows;
    profile = rows.profile();
    extractor = new FeatureExtractor(spec);
    raw = new double[spec.size()];
    moments = new FeatureMoments(spec);
    rows.run(
        profile.trainingStride(),
        (row, ring) -> {
          extractor.extract(ring, raw, 0);
          moments.add(raw);
        });
    standardizer = Standardizer.fit(moments, profile);
    cycles = Math.clamp(rows.rows() / (WINDOWS_PER_CYCLE * profile.window()), 1, CYCLES);
  }

  static NormalWindows of(WindowReplay rows, WindowStatistics spec) {
    return new NormalWindows(rows, spec);
  }

  /** How many there are at the training stride. */
  int count() {
    return moments.rows();
  }

  Standardizer standardizer() {
    return standardizer;
  }

  /** Those to learn from, {@link #MOST} at most. */
  FeatureRows rows() {
    int count = moments.rows();
    int wanted = Math.min(count, MOST);
    List<float[]> all = new ArrayList<>(wanted);
    List<float[]> training = new ArrayList<>(wanted);
    List<float[]> validation = new ArrayList<>();
    int[] seen = {0};
    rows.run(
        profile.trainingStride(),
        (row, ring) -> {
          boolean isChosen = (long) seen[0]++ * wanted % count < wanted;
          if (isChosen) {
            extractor.extract(ring, raw, 0);
            var values = new float[raw.length];
            standardizer.apply(raw, 0, values, 0);
            all.add(values);
            if (stops(row)) {
              validation.add(values);
            } else if (!touches(row)) {
              training.add(values);
            }
          }
        });
    return validation.isEmpty() || training.isEmpty()
        ? new FeatureRows(array(all), array(all), array(all)) // gaps leave none to stop by
        : new FeatureRows(array(all), array(training), array(validation));
  }

  private static float[][] array(List<float[]> rows) {
    return rows.toArray(float[][]::new);
  }

  /**
   * Whether a window, named by its last row, lies in the tenth of a cycle that tells when to stop.
   */
  private boolean stops(int row) {
    return first(row) >= begin(cycle(row));
  }

  /** Whether it has a reading of one. */
  private boolean touches(int row) {
    int cycle = cycle(row);
    return row >= begin(cycle) || (cycle > 0 && first(row) < border(cycle));
  }

  private int first(int row) {
    return row - profile.window() + 1;
  }

  private int cycle(int row) {
    int cycle = 0;
    while (cycle + 1 < cycles && row >= border(cycle + 1)) {
      cycle++;
    }
    return cycle;
  }

  private int border(int cycle) {
    return (int) ((long) rows.rows() * cycle / cycles);
  }

  /** Where the tenth of a cycle begins. */
  private int begin(int cycle) {
    int end = border(cycle + 1);
    return end - (end - border(cycle)) / 10;
  }
}
