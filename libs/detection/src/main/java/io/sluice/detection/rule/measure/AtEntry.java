package io.sluice.detection.rule.measure;

import io.sluice.detection.window.WindowRing;
import java.util.stream.IntStream;

/**
 * The value of a tag when another one last entered a state, within the last readings; NaN if it did
 * not.
 *
 * @param readings that it may be ago, at least 1
 */
public record AtEntry(int tag, int stateTag, double state, int readings) implements Measure {

  @Override
  public double at(WindowRing ring, int newest) {
    double later = ring.row(newest)[stateTag];
    int oldest = Math.max(0, newest - readings);
    for (int i = newest - 1; i >= oldest; i--) {
      double earlier = ring.row(i)[stateTag];
      if (later == state && earlier != state && !Double.isNaN(earlier)) {
        return ring.row(i + 1)[tag];
      }
      later = earlier;
    }
    return Double.NaN;
  }

  @Override
  public int span() {
    return readings + 1;
  }

  @Override
  public IntStream tags() {
    return IntStream.of(stateTag, tag);
  }
}
