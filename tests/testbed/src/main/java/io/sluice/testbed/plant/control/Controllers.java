package io.sluice.testbed.plant.control;

import io.sluice.testbed.plant.process.Commands;
import io.sluice.testbed.plant.tag.Signals;
import java.util.List;

/** The controllers of all stages. */
public final class Controllers {

  private final List<Controller> all =
      List.of(
          new RawWaterControl(),
          new PreTreatmentControl(),
          new UltraFiltrationControl(),
          new DechlorinationControl(),
          new ReverseOsmosisControl(),
          new PermeateControl());
  private final Commands commands = new Commands();

  /** One scan of each, given what is shown; the commands stay valid until the next scan. */
  public Commands scan(Signals shown) {
    all.forEach(controller -> controller.scan(shown, commands));
    return commands;
  }
}
