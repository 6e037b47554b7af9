package io.sluice.detection.explanation;

import io.sluice.detection.detector.Explanation;
import java.util.Arrays;

/**
 * Puts what a deviation began with before what follows from it, however loud that is: a pump that
 * was stopped before the flows that cease. Not thread-safe.
 */
final class OriginWeights {

  private final int[] ago;
  private final int[] driver;

  OriginWeights(int tags) {
    ago = new int[tags];
    driver = new int[tags];
    clear();
  }

  void clear() {
    Arrays.fill(ago, Explanation.NO_ORIGIN);
  }

  /** The first who says so of a tag is believed. */
  void add(Explanation one, int tag) {
    if (ago[tag] == Explanation.NO_ORIGIN) {
      ago[tag] = one.originAgo(tag);
      driver[tag] = one.driver(tag);
    }
  }

  /** Takes back the origins that were driven by a tag which does not read as it should. */
  void withdraw(Expectations normal, double[] observed, int from) {
    for (int tag = 0; tag < ago.length; tag++) {
      if (ago[tag] != Explanation.NO_ORIGIN
          && driver[tag] >= 0
          && normal.isBeyond(driver[tag], observed[from + driver[tag]])) {
        ago[tag] = Explanation.NO_ORIGIN;
      }
    }
  }

  /**
   * Lets each origin weigh what the heaviest tag weighs, too; the earliest last, so that it is the
   * heaviest. Of origins of the same instant the heavier one stays so.
   */
  void raise(double[] weights) {
    for (int latest = latest(weights); latest >= 0; latest = latest(weights)) {
      weights[latest] += Arrays.stream(weights).max().orElse(0);
      ago[latest] = Explanation.NO_ORIGIN;
    }
  }

  private int latest(double[] weights) {
    int latest = -1;
    for (int tag = 0; tag < ago.length; tag++) {
      if (ago[tag] != Explanation.NO_ORIGIN
          && (latest < 0
              || ago[tag] < ago[latest]
              || (ago[tag] == ago[latest] && weights[tag] <= weights[latest]))) {
        latest = tag;
      }
    }
    return latest;
  }
}
