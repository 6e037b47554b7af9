package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.tag.PlantTag;
import java.util.EnumSet;
import java.util.Set;

/** What the controllers want: the valves to be open and the pumps to run. */
public final class Commands {

  private final Set<PlantTag> on = EnumSet.noneOf(PlantTag.class);

  public void set(PlantTag actuator, boolean wanted) {
    if (wanted) {
      on.add(actuator);
    } else {
      on.remove(actuator);
    }
  }

  public boolean isOn(PlantTag actuator) {
    return on.contains(actuator);
  }
}
