package io.sluice.models.rule;

import io.sluice.detection.window.WindowRing;

/** How long and how often a tag was in each of its states. */
final class StateHistory {

  private final int tag;
  private final double[] states;
  private final int[] readings;
  private final int[] visits;
  private final int[] longest;
  private int state = -1;
  private int total;
  private int run;

  StateHistory(int tag, double[] states) {
    this.tag = tag;
    this.states = states;
    readings = new int[states.length];
    visits = new int[states.length];
    longest = new int[states.length];
  }

  void add(WindowRing ring) {
    int now = PairHistory.index(states, ring.row(ring.size() - 1)[tag]);
    total++;
    run = now == state ? run + 1 : 1;
    if (now >= 0) {
      readings[now]++;
      visits[now] += now != state ? 1 : 0;
      longest[now] = Math.max(longest[now], run);
    }
    state = now;
  }

  /** Readings in any state or none. */
  int total() {
    return total;
  }

  int readings(int index) {
    return readings[index];
  }

  int visits(int index) {
    return visits[index];
  }

  /** The most readings in a row. */
  int longest(int index) {
    return longest[index];
  }
}
