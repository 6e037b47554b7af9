package io.sluice.incidents;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An asset driven by observations; keeps what was told. */
final class Run {

  private final IncidentMachine machine;
  private AssetState state = AssetState.UNSEEN;
  private final List<Change> changes = new ArrayList<>();
  private int stale;

  Run(IncidentPolicy policy) {
    machine = new IncidentMachine(policy);
  }

  /** By a policy with short delays. */
  static Run withCooldown(Duration cooldown) {
    return new Run(
        new IncidentPolicy(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            cooldown,
            Duration.ofMinutes(5),
            Duration.ofHours(24),
            0.9));
  }

  Run resumedFrom(AssetState saved) {
    state = saved;
    return this;
  }

  Run see(Input input) {
    switch (machine.judge(state, input)) {
      case Outcome.Stale s -> stale++;
      case Outcome.Moved moved -> state = moved.state();
      case Outcome.Changed changed -> {
        state = changed.state();
        changes.addAll(changed.changes());
      }
    }
    return this;
  }

  /** Windows a second apart, from one second to another, both included. */
  Run see(int from, int to, double ratio) {
    for (int second = from; second <= to; second++) {
      see(Observations.at(second, ratio));
    }
    return this;
  }

  /** The same, with something wrong with their data. */
  Run see(int from, int to, double process, double data) {
    for (int second = from; second <= to; second++) {
      see(Observations.at(second, process, data));
    }
    return this;
  }

  AssetState state() {
    return state;
  }

  List<Change> changes() {
    return changes;
  }

  /** What was told of one category. */
  List<Change> changes(Category category) {
    return changes.stream().filter(change -> change.category() == category).toList();
  }

  List<AlertKind> kinds(Category category) {
    return changes(category).stream().map(Change::kind).toList();
  }

  List<AlertKind> kinds() {
    return changes.stream().map(Change::kind).toList();
  }

  int stale() {
    return stale;
  }
}
