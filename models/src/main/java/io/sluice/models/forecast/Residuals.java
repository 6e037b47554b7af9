package io.sluice.models.forecast;

import io.sluice.contracts.profile.Profile;
import io.sluice.models.calibration.ScoreSeries;
import io.sluice.models.parallel.Workers;
import io.sluice.models.window.WindowReplay;
import java.util.ArrayList;
import java.util.List;

/**
 * How far off forecasts are, window by window in the order of time, of as many targets at a time as
 * fit the memory.
 */
final class Residuals {

  /** Numbers kept at a time. */
  private static final int MOST = 1 << 24;

  private final Profile profile;

  /** By target; one for all parts, of which each has scales of its own. */
  private final double[] scales;

  private final List<Part> parts = new ArrayList<>();
  private int rows;
  private long[] ends = new long[0];
  private int windows;

  /**
   * @param scales by target, what a residual of 1 is in the unit of its tag
   */
  Residuals(Profile profile, double[] scales) {
    this.profile = profile;
    this.scales = scales;
  }

  /**
   * Rows that one regression judges.
   *
   * @param at where their windows begin among those of all parts
   */
  private record Part(WindowReplay rows, Regression fit, int at) {}

  /** Lets a regression judge rows that it was not fitted to. */
  void add(WindowReplay held, Regression fit) {
    parts.add(new Part(held, fit, rows));
    rows += held.rows();
  }

  /** How many targets can be judged at a time in so many rows. */
  static int targetsAtOnce(int rows) {
    return Math.max(1, MOST / Math.max(1, rows));
  }

  /** Bytes that residuals and times of so many rows take. */
  static long memory(long rows, int targets) {
    return (Math.max(rows, Math.min(MOST, rows * targets)) + rows) * Double.BYTES;
  }

  /** Windows of all parts; known once they were judged. */
  int windows() {
    return windows;
  }

  /** Event time of a window's last reading; known once they were judged. */
  long endMillis(int window) {
    return ends[window];
  }

  /**
   * The residuals of some targets.
   *
   * @param from the first of them
   * @param to after the last
   * @return by target, in its scale
   */
  List<ScoreSeries> judge(int from, int to) {
    var sizes = new double[to - from][rows];
    var times = new long[rows];
    var counts = new int[parts.size()];
    Workers.share(
        parts.size(), () -> part -> counts[part] = judge(parts.get(part), from, sizes, times));
    windows = 0;
    for (int part = 0; part < counts.length; part++) {
      int at = parts.get(part).at();
      System.arraycopy(times, at, times, windows, counts[part]);
      for (double[] ofTarget : sizes) {
        System.arraycopy(ofTarget, at, ofTarget, windows, counts[part]);
      }
      windows += counts[part];
    }
    ends = times;
    var series = new ArrayList<ScoreSeries>();
    for (double[] ofTarget : sizes) {
      series.add(new ScoreSeries(profile, times, ofTarget, windows));
    }
    return series;
  }

  /** Returns how many windows there were. */
  private int judge(Part part, int from, double[][] sizes, long[] times) {
    double[] residuals = new double[sizes.length];
    int[] at = {part.at()};
    part.rows()
        .run(
            profile.scoringStride(),
            (row, ring) -> {
              part.fit().judge(ring, from, residuals);
              for (int i = 0; i < residuals.length; i++) {
                sizes[i][at[0]] = residuals[i] / scales[from + i];
              }
              times[at[0]++] = ring.endMillis();
            });
    return at[0] - part.at();
  }
}
