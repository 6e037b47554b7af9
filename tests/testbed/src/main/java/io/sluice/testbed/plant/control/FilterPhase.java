package io.sluice.testbed.plant.control;

import static io.sluice.testbed.plant.tag.PlantTag.MV301;
import static io.sluice.testbed.plant.tag.PlantTag.MV302;
import static io.sluice.testbed.plant.tag.PlantTag.MV303;
import static io.sluice.testbed.plant.tag.PlantTag.MV304;
import static io.sluice.testbed.plant.tag.PlantTag.P301;
import static io.sluice.testbed.plant.tag.PlantTag.P602;

import io.sluice.testbed.plant.tag.PlantTag;
import java.util.Set;

/** The steps of the ultra-filtration, with what is open or runs in each. */
enum FilterPhase {
  STANDBY(0),
  /** The drain opens. */
  OPEN_DRAIN(9, MV304),
  /** Old water is flushed to the drain. */
  FLUSH(31, MV304, P301),
  /** The way to T401 opens while the drain still takes the flow. */
  OPEN_PRODUCT(9, MV304, MV302, P301),
  FILTER(0, MV302, P301),
  /** Everything comes to rest before the flow is turned round. */
  REST(10),
  OPEN_BACKWASH(9, MV301, MV303),
  BACKWASH(34, MV301, MV303, P602),
  CLOSE_BACKWASH(3, MV301, MV303),
  /** What the backwash has loosened runs off. */
  DRAIN(40, MV303, MV304);

  private final int seconds;
  private final Set<PlantTag> on;

  FilterPhase(int seconds, PlantTag... on) {
    this.seconds = seconds;
    this.on = Set.of(on);
  }

  /** How long it takes; 0 for one that lasts until something happens. */
  int seconds() {
    return seconds;
  }

  boolean needs(PlantTag actuator) {
    return on.contains(actuator);
  }
}
