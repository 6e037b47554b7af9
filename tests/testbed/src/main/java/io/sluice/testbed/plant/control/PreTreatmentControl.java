package io.sluice.testbed.plant.control;

import io.sluice.testbed.plant.equipment.Hysteresis;
import io.sluice.testbed.plant.process.Commands;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;

/** Stage 2: opens the way to T301 and doses, but only into water that flows. */
final class PreTreatmentControl implements Controller {

  private static final double FLOWING = 0.5;

  private final LevelSwitch next = new LevelSwitch(800, 1_000);
  private final Hysteresis salt = new Hysteresis(250, 260);
  private final Hysteresis alkaline = new Hysteresis(6.95, 7.05);
  private final Hysteresis hypochlorite = new Hysteresis(420, 500);
  private final PumpPair saltPumps = new PumpPair(PlantTag.P201, PlantTag.P202);
  private final PumpPair acidPumps = new PumpPair(PlantTag.P203, PlantTag.P204);
  private final PumpPair hypochloritePumps = new PumpPair(PlantTag.P205, PlantTag.P206);

  @Override
  public void scan(Signals shown, Commands commands) {
    next.update(shown.get(PlantTag.LIT301));
    commands.set(PlantTag.MV201, next.wantsWater());
    boolean flowing = shown.get(PlantTag.FIT201) > FLOWING;
    boolean moreSalt = salt.below(shown.get(PlantTag.AIT201));
    boolean moreAcid = !alkaline.below(shown.get(PlantTag.AIT202));
    boolean moreHypochlorite = hypochlorite.below(shown.get(PlantTag.AIT203));
    saltPumps.run(flowing && moreSalt, shown, commands);
    acidPumps.run(flowing && moreAcid, shown, commands);
    hypochloritePumps.run(flowing && moreHypochlorite, shown, commands);
  }
}
