package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.tag.Membrane;
import io.sluice.testbed.plant.tag.Vessel;
import java.util.EnumMap;
import java.util.Map;

/** What is broken in pipes and membranes just now. */
public final class Damage {

  private final Map<Vessel, Double> leaks = new EnumMap<>(Vessel.class);
  private final Map<Membrane, Double> clogs = new EnumMap<>(Membrane.class);

  public void clear() {
    leaks.clear();
    clogs.clear();
  }

  /**
   * @param flow lost from the tank, m3/h
   */
  public void leak(Vessel vessel, double flow) {
    leaks.merge(vessel, flow, Double::sum);
  }

  /**
   * @param factor by which the membrane resists more
   */
  public void clog(Membrane membrane, double factor) {
    clogs.merge(membrane, factor, (a, b) -> a * b);
  }

  double leak(Vessel vessel) {
    return leaks.getOrDefault(vessel, 0.0);
  }

  double clog(Membrane membrane) {
    return clogs.getOrDefault(membrane, 1.0);
  }
}
