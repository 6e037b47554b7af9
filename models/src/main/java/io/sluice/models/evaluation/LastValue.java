package io.sluice.models.evaluation;

import io.sluice.contracts.profile.Profile;
import java.util.Arrays;

/**
 * The largest change of any tag from one reading to the next, in units of that tag's usual change:
 * its root mean square so far, at least the tag's resolution. What a person would try first, and
 * knows nothing of the future. Not thread-safe.
 */
final class LastValue {

  private final double[] floors;
  private final double[] last;
  private final double[] squares;
  private final long[] steps;
  private final int window;
  private long rows;

  LastValue(Profile profile) {
    int tags = profile.tags().size();
    floors = profile.tags().stream().mapToDouble(tag -> Math.max(tag.resolution(), 1e-9)).toArray();
    last = new double[tags];
    squares = new double[tags];
    steps = new long[tags];
    window = profile.window();
    Arrays.fill(last, Double.NaN);
  }

  /** Takes the next reading; 0 until as many were seen as make a window. */
  double change(double[] values) {
    double largest = 0;
    for (int tag = 0; tag < last.length; tag++) {
      double step = Math.abs(values[tag] - last[tag]);
      if (!Double.isNaN(values[tag])) {
        last[tag] = values[tag];
      }
      if (!Double.isNaN(step)) {
        double usual = steps[tag] == 0 ? 0 : Math.sqrt(squares[tag] / steps[tag]);
        largest = Math.max(largest, step / Math.max(floors[tag], usual));
        squares[tag] += step * step;
        steps[tag]++;
      }
    }
    return rows++ < window ? 0 : largest;
  }
}
