package io.sluice.cli.bench;

import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stretch of the simulated plant in normal operation, as values by tag. */
final class PlantSeries {

  private static final long SEED = 1;
  private static final int READINGS = 1_800;

  private PlantSeries() {}

  static List<Map<String, Double>> ofNormalOperation() {
    var plant = new PlantSimulator(SEED, Scenarios.shipped(Scenarios.NORMAL));
    var series = new ArrayList<Map<String, Double>>(READINGS);
    for (int i = 0; i < READINGS; i++) {
      series.add(plant.next().toReading("any", "any").values());
    }
    return series;
  }
}
