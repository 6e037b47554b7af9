package io.sluice.testbed.network;

import io.sluice.testbed.network.attack.IntrusionKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import io.sluice.testbed.network.traffic.Conversation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** When which attack comes: one after the other, with pauses between. */
final class IntrusionSchedule {

  /** Seconds of the shortest pause: an incident of the attack before is over by then. */
  private static final double PAUSE = 600;

  private final Deque<List<Conversation>> left = new ArrayDeque<>();

  /** Attacks that find no room any more are left out, the last ones. */
  IntrusionSchedule(NetworkScenario scenario, PlantNetwork network, Chance chance) {
    List<IntrusionKind> kinds = chance.shuffled(scenario.intrusions());
    var seeds = new ArrayList<Long>();
    var lengths = new ArrayList<Double>();
    double busy = 0;
    for (IntrusionKind kind : kinds) {
      long seed = chance.seed();
      seeds.add(seed);
      double length = end(kind.play(network, 0, 1, new Chance(seed)));
      lengths.add(length);
      busy += length + PAUSE;
    }
    double idle = Math.max(0, scenario.duration().toSeconds() - busy - PAUSE);
    double[] parts = new double[kinds.size() + 1];
    double whole = 0;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = chance.waiting(1);
      whole += parts[i];
    }
    double at = PAUSE;
    for (int i = 0; i < kinds.size(); i++) {
      at += idle * parts[i] / whole;
      if (at + lengths.get(i) > scenario.duration().toSeconds()) {
        break;
      }
      left.add(kinds.get(i).play(network, at, i + 1, new Chance(seeds.get(i))));
      at += lengths.get(i) + PAUSE;
    }
  }

  private static double end(List<Conversation> said) {
    return said.stream().mapToDouble(Conversation::end).max().orElse(0);
  }

  /** When the next begins, seconds; infinite after the last. */
  double next() {
    return left.isEmpty()
        ? Double.POSITIVE_INFINITY
        : left.getFirst().stream().mapToDouble(Conversation::start).min().orElse(0);
  }

  /** All of the next. */
  List<Conversation> take() {
    return left.removeFirst();
  }
}
