package io.sluice.cluster;

import io.sluice.contracts.Messages;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.Scenarios;
import java.io.BufferedOutputStream;
import java.io.IOException;

/** Prints the shipped sample, a simulated plant under attack, as ingest-service takes it. */
public final class SampleReadings {

  private static final long SEED = 7;

  private SampleReadings() {}

  /**
   * @param args asset and profile
   */
  public static void main(String[] args) throws IOException {
    var scenario = Scenarios.shipped(Scenarios.SAMPLE);
    var plant = new PlantSimulator(SEED, scenario);
    try (var out = new BufferedOutputStream(System.out, 1 << 16)) {
      for (long second = 0; second < scenario.duration().toSeconds(); second++) {
        out.write(Messages.encode(plant.next().toReading(args[0], args[1])));
        out.write('\n');
      }
    }
  }
}
