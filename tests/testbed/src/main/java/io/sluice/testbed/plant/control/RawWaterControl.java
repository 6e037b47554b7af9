package io.sluice.testbed.plant.control;

import io.sluice.testbed.plant.process.Commands;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;

/** Stage 1: fills T101 between L and H, and pumps on when T301 wants water. */
final class RawWaterControl implements Controller {

  private final LevelSwitch raw = new LevelSwitch(500, 800);
  private final LevelSwitch next = new LevelSwitch(800, 1_000);
  private final PumpPair transfer = new PumpPair(PlantTag.P101, PlantTag.P102);

  @Override
  public void scan(Signals shown, Commands commands) {
    raw.update(shown.get(PlantTag.LIT101));
    next.update(shown.get(PlantTag.LIT301));
    commands.set(PlantTag.MV101, raw.wantsWater());
    boolean way = shown.isOn(PlantTag.MV201);
    transfer.run(next.wantsWater() && raw.mayBeDrawn() && way, shown, commands);
  }
}
