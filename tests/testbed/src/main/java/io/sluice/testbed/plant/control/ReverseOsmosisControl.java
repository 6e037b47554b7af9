package io.sluice.testbed.plant.control;

import io.sluice.testbed.plant.process.Commands;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;

/**
 * Stage 5: the booster needs water at its inlet. It stops when that flow is low for a while and
 * starts again when it has been there for a while.
 */
final class ReverseOsmosisControl implements Controller {

  private static final double LOW_FLOW = 0.75;
  private static final int LOW_FOR = 5;
  private static final int BACK_FOR = 20;

  private final PumpPair pumps = new PumpPair(PlantTag.P501, PlantTag.P502);
  private boolean running = true;
  private int contrary;

  @Override
  public void scan(Signals shown, Commands commands) {
    boolean fed = shown.get(PlantTag.FIT401) >= LOW_FLOW;
    contrary = fed == running ? 0 : contrary + 1;
    if (contrary > (running ? LOW_FOR : BACK_FOR)) {
      running = fed;
      contrary = 0;
    }
    pumps.run(running, shown, commands);
  }
}
