package io.sluice.testbed.network.traffic;

import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import java.util.ArrayList;
import java.util.List;

/** All that the machines of a plant do again and again. */
public final class Habits {

  private final PlantNetwork network;
  private final Changes changes;
  private final Chance chance;
  private final double begin;
  private final List<Habit> all = new ArrayList<>();

  private Habits(PlantNetwork network, Changes changes, Chance chance, double begin) {
    this.network = network;
    this.changes = changes;
    this.chance = chance;
    this.begin = begin;
  }

  /**
   * @param begin from when on, seconds since the beginning of the scenario
   */
  public static List<Habit> of(PlantNetwork network, Changes changes, Chance chance, double begin) {
    var habits = new Habits(network, changes, chance, begin);
    ControlTraffic.addTo(habits);
    InfrastructureTraffic.addTo(habits);
    OfficeTraffic.addTo(habits);
    MaintenanceTraffic.addTo(habits);
    FailedTraffic.addTo(habits);
    return habits.all;
  }

  PlantNetwork network() {
    return network;
  }

  Changes changes() {
    return changes;
  }

  /** What makes this plant another than others of its make. */
  Chance chance() {
    return chance;
  }

  /** By a timer. */
  void every(double seconds, double jitter, Habit.Act act) {
    add(new Rhythm.Every(seconds, jitter), act);
  }

  /** By chance, so often on a working day. */
  void perDay(double times, DayCourse course, Habit.Act act) {
    add(new Rhythm.PerDay(times, course, changes), act);
  }

  /** By a timer, from a time on, that may never come. */
  void everyFrom(double time, double seconds, double jitter, Habit.Act act) {
    add(new Rhythm.From(time, new Rhythm.Every(seconds, jitter)), act);
  }

  private void add(Rhythm rhythm, Habit.Act act) {
    all.add(new Habit(rhythm, act, chance.split(), begin));
  }
}
