package io.sluice.testbed.plant.control;

import io.sluice.testbed.plant.equipment.Hysteresis;
import io.sluice.testbed.plant.process.Commands;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;

/** Stage 4: feeds the reverse osmosis while T401 has water, lamp on; bisulfite if need be. */
final class DechlorinationControl implements Controller {

  private final LevelSwitch feed = new LevelSwitch(800, 1_000);
  private final Hysteresis clean = new Hysteresis(240, 250);
  private final PumpPair pumps = new PumpPair(PlantTag.P401, PlantTag.P402);
  private final PumpPair bisulfite = new PumpPair(PlantTag.P403, PlantTag.P404);

  @Override
  public void scan(Signals shown, Commands commands) {
    feed.update(shown.get(PlantTag.LIT401));
    boolean oxidising = !clean.below(shown.get(PlantTag.AIT402));
    boolean running = feed.mayBeDrawn();
    pumps.run(running, shown, commands);
    commands.set(PlantTag.UV401, running);
    bisulfite.run(running && oxidising, shown, commands);
  }
}
