package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.equipment.Actuator;
import io.sluice.testbed.plant.equipment.MotorValve;
import io.sluice.testbed.plant.equipment.Pump;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** All valves and pumps. They follow their controller unless something holds them. */
public final class Actuators {

  /** What an actuator does in place of what its controller says. */
  public enum Hold {
    ON,
    OFF,
    /** It stays where it is. */
    STUCK
  }

  private final Map<PlantTag, Actuator> all = new EnumMap<>(PlantTag.class);

  public Actuators() {
    for (PlantTag tag : PlantTag.ALL) {
      switch (tag.sort()) {
        case VALVE -> all.put(tag, new MotorValve());
        case PUMP -> all.put(tag, new Pump());
        case SENSOR -> {
          // measures, is not switched
        }
      }
    }
  }

  /** One second passes. */
  public void step(Commands commands, Map<PlantTag, Hold> holds) {
    all.forEach(
        (tag, actuator) -> {
          switch (holds.get(tag)) {
            case null -> actuator.step(commands.isOn(tag));
            case ON -> actuator.step(true);
            case OFF -> actuator.step(false);
            case STUCK -> {
              // not moved at all
            }
          }
        });
  }

  /** How far a valve is open, or a pump's speed: 0 to 1. */
  double opening(PlantTag tag) {
    return Objects.requireNonNull(all.get(tag), "a sensor has no opening").opening();
  }

  /**
   * The flow of two pumps side by side: the second adds little, as the pipe is the same.
   *
   * @return in flows of one pump
   */
  double together(PlantTag duty, PlantTag standby) {
    double both = opening(duty) + opening(standby);
    return both <= 1 ? both : 1 + 0.12 * (both - 1);
  }

  void measure(Signals truth) {
    all.forEach((tag, actuator) -> truth.set(tag, actuator.code()));
  }
}
