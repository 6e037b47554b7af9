package io.sluice.detection.rule;

import io.sluice.detection.detector.Detector;

/** One thread's use of rules, with what it says of each that is broken. */
public interface RuleJudge extends Detector.Judge {

  /** How many broken rules of a row it remembers at most. */
  int mostBroken();

  /**
   * The index of a broken rule of a row, the one that is broken most at place 0; -1 if there are
   * not so many.
   */
  int broken(int row, int place);

  /** The number that the rule at this place judges. */
  double measured(int row, int place);
}
