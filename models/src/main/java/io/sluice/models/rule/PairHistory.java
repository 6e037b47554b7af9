package io.sluice.models.rule;

import io.sluice.detection.window.WindowRing;

/** Which states two tags were in together. */
final class PairHistory {

  private final int first;
  private final int second;
  private final double[] firstStates;
  private final double[] secondStates;
  private final int[][] longest;
  private int firstState = -1;
  private int secondState = -1;
  private int run;

  PairHistory(int first, double[] firstStates, int second, double[] secondStates) {
    this.first = first;
    this.second = second;
    this.firstStates = firstStates;
    this.secondStates = secondStates;
    longest = new int[firstStates.length][secondStates.length];
  }

  void add(WindowRing ring) {
    double[] row = ring.row(ring.size() - 1);
    int one = index(firstStates, row[first]);
    int other = index(secondStates, row[second]);
    run = one == firstState && other == secondState ? run + 1 : 1;
    firstState = one;
    secondState = other;
    if (one >= 0 && other >= 0) {
      longest[one][other] = Math.max(longest[one][other], run);
    }
  }

  /** The most readings in a row that they were in these states. */
  int longest(int firstIndex, int secondIndex) {
    return longest[firstIndex][secondIndex];
  }

  static int index(double[] states, double value) {
    for (int i = 0; i < states.length; i++) {
      if (states[i] == value) {
        return i;
      }
    }
    return -1;
  }
}
