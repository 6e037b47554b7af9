package io.sluice.models.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.window.WindowRing;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What all continuous tags were at when a tag went into one of its states. */
final class EntryHistory {

  private final Profile profile;
  private final int tag;
  private final double[] states;
  private final int[] entries;

  /** By state, then tag; null for a state that it did not go into, and for a tag of states. */
  private final @Nullable Extremes[] @Nullable [] values;

  EntryHistory(Profile profile, int tag, double[] states) {
    this.profile = profile;
    this.tag = tag;
    this.states = states;
    entries = new int[states.length];
    values = new Extremes[states.length][];
  }

  void add(WindowRing ring) {
    int newest = ring.size() - 1;
    if (newest == 0) {
      return;
    }
    double[] row = ring.row(newest);
    double now = row[tag];
    double before = ring.row(newest - 1)[tag];
    if (now == before || Double.isNaN(before)) {
      return;
    }
    int state = PairHistory.index(states, now);
    if (state < 0) {
      return;
    }
    entries[state]++;
    if (values[state] == null) {
      values[state] = extremes();
    }
    for (int other = 0; other < row.length; other++) {
      if (values[state][other] != null) {
        values[state][other].add(row[other]);
      }
    }
  }

  private @Nullable Extremes[] extremes() {
    return IntStream.range(0, profile.tags().size())
        .mapToObj(
            other -> profile.tags().get(other).kind() == TagKind.CONTINUOUS ? new Extremes() : null)
        .toArray(Extremes[]::new);
  }

  int entries(int state) {
    return entries[state];
  }

  /** What a continuous tag was at; empty if the state was never gone into. */
  Extremes values(int state, int other) {
    return values[state] == null ? new Extremes() : values[state][other];
  }
}
