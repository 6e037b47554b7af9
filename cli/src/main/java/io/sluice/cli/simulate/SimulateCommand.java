package io.sluice.cli.simulate;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.testbed.plant.PlantCsvWriter;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.InvalidScenarioException;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the simulated plant does, as a CSV. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes what the simulated water treatment plant does to a CSV, with its ground truth.",
      "The same seed and scenario give the same file."
    },
    footer = {
      "",
      "Example:",
      "  sluice simulate --scenario normal --hours 48 --seed 1 --out normal.csv.gz"
    })
public final class SimulateCommand implements Callable<Integer> {

  private static final int PROGRESS_EVERY = 1_000;

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      description =
          "A shipped scenario (normal, sample, attacks, attacks-holdout, drift, drift-attacks, season)"
              + " or a YAML file (default: ${DEFAULT-VALUE}).")
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
    Scenario chosen = scenario();
    long seconds =
        hours == null
            ? chosen.duration().toSeconds()
            : Math.round(hours * Duration.ofHours(1).toSeconds());
    if (seconds < 1) {
      throw new CommandFailure("--hours is " + hours + ", expected above 0");
    }
    Console console = Console.system();
    var plant = new PlantSimulator(seed, chosen);
    try (var csv = PlantCsvWriter.to(out)) {
      for (long second = 0; second < seconds; second++) {
        csv.accept(plant.next());
        if (second % PROGRESS_EVERY == 0) {
          console.progress("Simulating " + chosen.name(), second, seconds, "");
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure("cannot write " + out + ": " + e.getMessage(), e);
    }
    console.clearProgress();
    console.println("%,d readings in %s".formatted(seconds, out));
    return 0;
  }

  private Scenario scenario() {
    try {
      return Scenarios.SHIPPED.contains(scenario)
          ? Scenarios.shipped(scenario)
          : Scenarios.load(Path.of(scenario));
    } catch (InvalidScenarioException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
