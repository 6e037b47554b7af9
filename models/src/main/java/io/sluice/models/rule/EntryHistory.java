package io.sluice.models.rule;

import io.sluice.detection.window.WindowRing;

/** What all other tags were at when a tag went into one of its states. */
final class EntryHistory {

  private final int tag;
  private final double[] states;
  private final int[] entries;

  /** By state, then tag. */
  private final Extremes[][] values;

  EntryHistory(int tag, double[] states, int tags) {
    this.tag = tag;
    this.states = states;
    entries = new int[states.length];
    values = new Extremes[states.length][tags];
    for (Extremes[] ofState : values) {
      for (int other = 0; other < tags; other++) {
        ofState[other] = new Extremes();
      }
    }
  }

  void add(WindowRing ring) {
    int newest = ring.size() - 1;
    if (newest == 0) {
      return;
    }
    double now = ring.row(newest)[tag];
    double before = ring.row(newest - 1)[tag];
    int state = PairHistory.index(states, now);
    if (state < 0 || now == before || Double.isNaN(before)) {
      return;
    }
    entries[state]++;
    double[] row = ring.row(newest);
    for (int other = 0; other < row.length; other++) {
      values[state][other].add(row[other]);
    }
  }

  int entries(int state) {
    return entries[state];
  }

  Extremes values(int state, int other) {
    return values[state][other];
  }
}
