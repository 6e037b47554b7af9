package io.sluice.models.block;

import io.sluice.contracts.profile.Tag;
import io.sluice.detection.block.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How often a tag was in each of its states. */
final class StateCounts {

  /** A tag with more states than this is left to its profile: it is no actuator. */
  private static final int MAX_STATES = 12;

  private final TreeMap<Double, Long> counts = new TreeMap<>();
  private double state = Double.NaN;
  private long run;

  /** A state lasts for many readings, so that it is looked up when it ends. */
  void add(double value) {
    if (value != state) {
      endRun();
      state = value;
    }
    run++;
  }

  private void endRun() {
    if (Double.isFinite(state) && counts.size() <= MAX_STATES) {
      counts.merge(state, run, Long::sum);
    }
    run = 0;
  }

  /** All states but the most frequent; none of a tag with too many. */
  List<Signal> signals(Tag tag) {
    endRun();
    var signals = new ArrayList<Signal>();
    if (counts.size() > MAX_STATES) {
      return signals;
    }
    long count = counts.values().stream().mapToLong(Long::longValue).sum();
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    boolean skipped = false;
    for (var found : counts.entrySet()) {
      if (found.getValue() == most && !skipped) {
        skipped = true;
      } else {
        double share = (double) found.getValue() / count;
        signals.add(new Signal(tag.name(), found.getKey(), share, 1, 0, 1));
      }
    }
    return signals;
  }
}
