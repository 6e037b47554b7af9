package io.sluice.testbed.plant.control;

import io.sluice.testbed.plant.process.Commands;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;
import java.util.List;

/**
 * Stage 3: filters while T401 wants water, and washes the membrane back after a time of filtering
 * or when its differential pressure is high. P602 of stage 6 serves the backwash.
 */
final class UltraFiltrationControl implements Controller {

  /** Seconds of filtering between two backwashes. */
  private static final int FILTER_TIME = 2_400;

  /** Differential pressure, kPa, at which the backwash does not wait. */
  private static final double HIGH_PRESSURE = 40;

  private static final List<PlantTag> VALVES =
      List.of(PlantTag.MV301, PlantTag.MV302, PlantTag.MV303, PlantTag.MV304);

  private final LevelSwitch feed = new LevelSwitch(800, 1_000);
  private final LevelSwitch next = new LevelSwitch(800, 1_000);
  private final PumpPair pumps = new PumpPair(PlantTag.P301, PlantTag.P302);
  private FilterPhase phase = FilterPhase.STANDBY;
  private int inPhase;
  private int filtered;

  @Override
  public void scan(Signals shown, Commands commands) {
    feed.update(shown.get(PlantTag.LIT301));
    next.update(shown.get(PlantTag.LIT401));
    inPhase++;
    FilterPhase following = following(shown.get(PlantTag.DPIT301));
    if (following != phase) {
      phase = following;
      inPhase = 0;
    }
    VALVES.forEach(valve -> commands.set(valve, phase.needs(valve)));
    commands.set(PlantTag.P602, phase.needs(PlantTag.P602));
    pumps.run(phase.needs(PlantTag.P301), shown, commands);
  }

  private FilterPhase following(double differentialPressure) {
    boolean wanted = next.wantsWater() && feed.mayBeDrawn();
    boolean over = inPhase >= phase.seconds();
    return switch (phase) {
      case STANDBY -> wanted ? FilterPhase.OPEN_DRAIN : phase;
      case OPEN_DRAIN -> over ? FilterPhase.FLUSH : phase;
      case FLUSH -> !wanted ? FilterPhase.STANDBY : over ? FilterPhase.OPEN_PRODUCT : phase;
      case OPEN_PRODUCT -> !wanted ? FilterPhase.STANDBY : over ? FilterPhase.FILTER : phase;
      case FILTER -> filter(wanted, differentialPressure);
      case REST -> over ? FilterPhase.OPEN_BACKWASH : phase;
      case OPEN_BACKWASH -> over ? FilterPhase.BACKWASH : phase;
      case BACKWASH -> over ? FilterPhase.CLOSE_BACKWASH : phase;
      case CLOSE_BACKWASH -> over ? FilterPhase.DRAIN : phase;
      case DRAIN -> !over ? phase : wanted ? FilterPhase.FLUSH : FilterPhase.STANDBY;
    };
  }

  private FilterPhase filter(boolean wanted, double differentialPressure) {
    filtered++;
    if (filtered >= FILTER_TIME || differentialPressure > HIGH_PRESSURE) {
      filtered = 0;
      return FilterPhase.REST;
    }
    return wanted ? FilterPhase.FILTER : FilterPhase.STANDBY;
  }
}
