package io.sluice.testbed.plant.control;

import io.sluice.testbed.plant.process.Commands;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;

/**
 * Stage 6: P602 is the filter's to command; the return to T101 and the cleaning in place are
 * started by hand, that is: never in automatic operation.
 */
final class PermeateControl implements Controller {

  @Override
  public void scan(Signals shown, Commands commands) {
    commands.set(PlantTag.P601, false);
    commands.set(PlantTag.P603, false);
  }
}
