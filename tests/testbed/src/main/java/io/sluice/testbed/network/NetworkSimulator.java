package io.sluice.testbed.network;

import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import io.sluice.testbed.network.sensor.FlowSensor;
import io.sluice.testbed.network.sensor.NetworkFlow;
import io.sluice.testbed.network.traffic.Habit;
import io.sluice.testbed.network.traffic.Habits;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;

/**
 * The flows of a network under a scenario, in the order in which a sensor tells of them, without an
 * end: after the scenario all goes on as ever. It knows no clock; how fast time passes is the
 * caller's affair.
 */
public final class NetworkSimulator implements Iterator<NetworkFlow> {

  /** Before the beginning, until timers, connections and counts are under way, seconds. */
  private static final double SETTLING = 1_800;

  private final PriorityQueue<Habit> habits =
      new PriorityQueue<>(Comparator.comparingDouble(Habit::next));
  private final IntrusionSchedule intrusions;
  private final FlowSensor sensor;

  /**
   * @param seed of all chance; another seed is another network of the same kind
   */
  public NetworkSimulator(long seed, NetworkScenario scenario) {
    var chance = new Chance(seed);
    var network = new PlantNetwork(chance.split());
    habits.addAll(Habits.of(network, scenario.changes(), chance.split(), -SETTLING));
    intrusions = new IntrusionSchedule(scenario, network, chance.split());
    sensor = new FlowSensor(NetworkScenario.BEGIN, scenario.changes().firmware());
  }

  /** There is always a next flow. */
  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public NetworkFlow next() {
    while (true) {
      Habit habit = habits.element();
      NetworkFlow ended = sensor.next(Math.min(habit.next(), intrusions.next()));
      if (ended != null && !ended.time().isBefore(NetworkScenario.BEGIN)) {
        return ended;
      }
      if (ended != null) {
        continue;
      }
      if (intrusions.next() < habit.next()) {
        intrusions.take().forEach(sensor::see);
      } else {
        habits.remove();
        habit.perform(sensor::see);
        habits.add(habit);
      }
    }
  }
}
