package io.sluice.cli.bench;

import io.sluice.contracts.Messages;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;

/** A stretch of the simulated plant in normal operation, as values by tag, in JSON. */
final class PlantSeries {

  private static final long SEED = 1;
  private static final int READINGS = 1_800;

  private PlantSeries() {}

  static List<byte[]> ofNormalOperation() {
    var plant = new PlantSimulator(SEED, Scenarios.shipped(Scenarios.NORMAL));
    var series = new ArrayList<byte[]>(READINGS);
    for (int i = 0; i < READINGS; i++) {
      series.add(Messages.encode(plant.next().toReading("any", "any").values()));
    }
    return series;
  }
}
