package io.sluice.detection.rule;

import java.util.Arrays;

/**
 * The broken rules of each row of a batch, strongest first, at most so many a row: more nobody
 * reads. Rules are indices. Not thread-safe; allocates nothing once made.
 */
final class BrokenRules {

  static final int NONE = -1;

  private final int most;
  private final int[] rules;
  private final double[] ratios;
  private final double[] measured;

  BrokenRules(int maxRows, int most) {
    this.most = most;
    rules = new int[Math.multiplyExact(maxRows, most)];
    ratios = new double[rules.length];
    measured = new double[rules.length];
    Arrays.fill(rules, NONE);
  }

  void clear(int row) {
    int from = row * most;
    Arrays.fill(rules, from, from + most, NONE);
    Arrays.fill(ratios, from, from + most, 0);
  }

  /** Whether a rule with this ratio is among the strongest of a row. */
  boolean hasRoom(int row, double ratio) {
    return ratio > ratios[row * most + most - 1];
  }

  /** Remembers a rule for which there is room. */
  void add(int row, int rule, double ratio, double value) {
    int from = row * most;
    int at = from + most - 1;
    for (; at > from && ratio > ratios[at - 1]; at--) {
      rules[at] = rules[at - 1];
      ratios[at] = ratios[at - 1];
      measured[at] = measured[at - 1];
    }
    rules[at] = rule;
    ratios[at] = ratio;
    measured[at] = value;
  }

  /** How many of a row there are. */
  int count(int row) {
    int count = 0;
    while (count < most && rules[row * most + count] != NONE) {
      count++;
    }
    return count;
  }

  /** {@link #NONE} if there are not so many. */
  int rule(int row, int place) {
    return rules[row * most + place];
  }

  double ratio(int row, int place) {
    return ratios[row * most + place];
  }

  /** The number that the rule judged. */
  double measured(int row, int place) {
    return measured[row * most + place];
  }
}
