package io.sluice.cli.simulate;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.testbed.network.NetworkCsvWriter;
import io.sluice.testbed.network.NetworkScenario;
import io.sluice.testbed.network.NetworkSimulator;
import io.sluice.testbed.network.sensor.NetworkFlow;
import io.sluice.testbed.plant.PlantCsvWriter;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.InvalidScenarioException;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a simulated plant, or its network, does, as a CSV. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes what a simulated plant does to a CSV, with its ground truth: the readings of a water"
          + " treatment plant, or the flows of a plant's network.",
      "The same seed and scenario give the same file."
    },
    footer = {
      "",
      "Examples:",
      "  sluice simulate --scenario normal --hours 48 --seed 1 --out normal.csv.gz",
      "  sluice simulate --plant network --scenario attacks --seed 2 --out attacks.csv.gz"
    })
public final class SimulateCommand implements Callable<Integer> {

  private static final int PROGRESS_EVERY = 1_000;

  @Option(
      names = "--plant",
      paramLabel = "NAME",
      description =
          "swat: the water treatment plant. network: the network of a plant, as a flow sensor sees"
              + " it (default: swat).")
  SimulatedPlant simulated = SimulatedPlant.SWAT;

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      description = {
        "A shipped scenario (normal, sample, attacks, attacks-holdout, drift, drift-attacks, season)"
            + " or a YAML file (default: ${DEFAULT-VALUE}).",
        "Of the network normal, attacks, drift or sample; what comes when is left to the seed."
      })
  String scenario = Scenarios.SAMPLE;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Seed of all chance: another seed is another plant (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--hours",
      paramLabel = "N",
      description = "How long to simulate (default: as long as the scenario is).")
  @Nullable Double hours;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The CSV; compressed if its name ends in .gz.")
  Path out = Path.of("");

  @Override
  public Integer call() {
    Console console = Console.system();
    try {
      String written =
          switch (simulated) {
            case SWAT -> readings(waterPlant(), console);
            case NETWORK -> flows(network(), console);
          };
      console.clearProgress();
      console.println(written + " in " + out);
      return 0;
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure("cannot write " + out + ": " + e.getMessage(), e);
    }
  }

  private String readings(Scenario chosen, Console console) throws IOException {
    long seconds = seconds(chosen.duration());
    var plant = new PlantSimulator(seed, chosen);
    try (var csv = PlantCsvWriter.to(out)) {
      for (long second = 0; second < seconds; second++) {
        csv.accept(plant.next());
        if (second % PROGRESS_EVERY == 0) {
          console.progress("Simulating " + chosen.name(), second, seconds, "");
        }
      }
    }
    return "%,d readings".formatted(seconds);
  }

  private String flows(NetworkScenario chosen, Console console) throws IOException {
    long seconds = seconds(chosen.duration());
    Instant end = NetworkScenario.BEGIN.plusSeconds(seconds);
    var network = new NetworkSimulator(seed, chosen);
    long count = 0;
    try (var csv = NetworkCsvWriter.to(out)) {
      for (NetworkFlow flow = network.next(); flow.time().isBefore(end); flow = network.next()) {
        csv.accept(flow);
        if (count % PROGRESS_EVERY == 0) {
          long done = Duration.between(NetworkScenario.BEGIN, flow.time()).toSeconds();
          console.progress("Simulating " + chosen.name(), done, seconds, "");
        }
        count++;
      }
    }
    return "%,d flows".formatted(count);
  }

  private long seconds(Duration usual) {
    long seconds =
        hours == null ? usual.toSeconds() : Math.round(hours * Duration.ofHours(1).toSeconds());
    if (seconds < 1) {
      throw new CommandFailure("--hours is " + hours + ", expected above 0");
    }
    return seconds;
  }

  private Scenario waterPlant() {
    try {
      return Scenarios.SHIPPED.contains(scenario)
          ? Scenarios.shipped(scenario)
          : Scenarios.load(Path.of(scenario));
    } catch (InvalidScenarioException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private NetworkScenario network() {
    return NetworkScenario.SHIPPED.stream()
        .filter(shipped -> shipped.name().equals(scenario))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    "the network has no scenario '%s', only %s"
                        .formatted(
                            scenario,
                            NetworkScenario.SHIPPED.stream()
                                .map(NetworkScenario::name)
                                .collect(Collectors.joining(", ")))));
  }
}
