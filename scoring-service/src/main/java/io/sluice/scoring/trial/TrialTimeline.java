package io.sluice.scoring.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A ratio over time in so many stretches at most, however many windows there are. */
final class TrialTimeline {

  private static final int STRETCHES = 1_000;

  private final long from;
  private final long step;
  private final double[] lowest = new double[STRETCHES];
  private final double[] highest = new double[STRETCHES];

  /**
   * @param from time of the first row, milliseconds since the epoch
   * @param to time of the last
   */
  TrialTimeline(long from, long to) {
    this.from = from;
    this.step = Math.max(1, Math.ceilDiv(to - from + 1, STRETCHES));
    Arrays.fill(lowest, Double.NaN);
    Arrays.fill(highest, Double.NaN);
  }

  void add(long timeMillis, double ratio) {
    int stretch = Math.clamp((timeMillis - from) / step, 0, STRETCHES - 1);
    lowest[stretch] = Double.isNaN(lowest[stretch]) ? ratio : Math.min(lowest[stretch], ratio);
    highest[stretch] = Double.isNaN(highest[stretch]) ? ratio : Math.max(highest[stretch], ratio);
  }

  TrialReport.Timeline report() {
    List<Long> times = new ArrayList<>();
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    for (int stretch = 0; stretch < STRETCHES; stretch++) {
      if (!Double.isNaN(highest[stretch])) {
        times.add(from + stretch * step);
        low.add(lowest[stretch]);
        high.add(highest[stretch]);
      }
    }
    return new TrialReport.Timeline(times, low, high, step);
  }
}
