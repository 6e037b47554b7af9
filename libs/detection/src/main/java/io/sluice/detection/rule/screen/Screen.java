package io.sluice.detection.rule.screen;

import io.sluice.detection.window.WindowRing;

/**
 * Looks for broken rules of one sort, all in one go. A rule that has to be broken for some readings
 * is broken at the newest one too, so that is all a screen asks. Immutable.
 */
interface Screen {

  /**
   * Adds each rule that is broken at the ring's newest reading; it may add others.
   *
   * @param work a double a tag to work with
   */
  void find(WindowRing ring, double[] work, Suspects suspects);
}
