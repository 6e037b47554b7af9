package io.sluice.cli.bench;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.Home;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.OutputFile;
import io.sluice.cli.console.Console;
import io.sluice.cli.system.Jars;
import io.sluice.cli.system.LocalSettings;
import io.sluice.cli.system.LocalSystem;
import io.sluice.cli.system.Service;
import io.sluice.cli.system.StateFolder;
import io.sluice.testbed.http.WebhookReceiver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast the whole system is on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures the whole system on this machine, from HTTP to the stored score.",
      "Broker, database, services and load all run here. After a warm-up as many readings as it"
          + " takes, then a fixed rate for the latency. State is temporary."
    })
public final class BenchCommand implements Callable<Integer> {

  private static final int PARTITIONS = 4;
  private static final int MOST_PAIRS = 100;

  private static final String BUNDLES = "bundles";

  @Option(
      names = "--readings",
      paramLabel = "N",
      defaultValue = "300000",
      description = "Readings of 51 tags in the throughput phase (default: ${DEFAULT-VALUE}).")
  long readings;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Readings a second in the latency phase (default: ${DEFAULT-VALUE}).")
  int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "Length of the latency phase (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(
      names = "--find-rate",
      description = {
        "Looks for the highest fixed rate at which nothing piles up, too: five rates, 20 s each."
      })
  boolean findRate;

  @Option(
      names = "--shadow",
      paramLabel = "PAIRS",
      defaultValue = "0",
      description = {
        "Measures the latency with a copy of the bundle in the shadow, too, and without it, in so"
            + " many pairs of rounds that are each as long as the latency phase (default: off)."
      })
  int shadow;

  @Option(
      names = "--outage",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = {
        "Takes the database away for so long, too, at half the readings a second that were just"
            + " measured, and checks that nothing is lost (default: off)."
      })
  int outage;

  @Option(
      names = "--scoring",
      paramLabel = "N",
      defaultValue = "1",
      description = "Processes of scoring-service, 1 to 4 (default: ${DEFAULT-VALUE}).")
  int scoring;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Whose bundle judges the load, with --data (default: ${DEFAULT-VALUE}).")
  String profile = BenchRun.PROFILE;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = {
        "Rows that the load is made of, over and over, such as network flows (default: the simulated"
            + " plant)."
      })
  @Nullable Path data;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the report as JSON.")
  @Nullable Path json;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes it as Markdown.")
  @Nullable Path markdown;

  @Override
  public Integer call() {
    if (readings < BenchRun.FEWEST || rate < 1 || seconds < 1) {
      throw new CommandFailure(
          "--readings must be at least %d, --rate and --seconds at least 1"
              .formatted(BenchRun.FEWEST));
    }
    if (shadow < 0 || shadow > MOST_PAIRS) {
      throw new CommandFailure("--shadow must be 0 to %d pairs".formatted(MOST_PAIRS));
    }
    if (outage < 0) {
      throw new CommandFailure("--outage must be 0 or more seconds");
    }
    if (scoring < 1 || scoring > PARTITIONS) {
      throw new CommandFailure(
          "--scoring must be 1 to %d: there are no more partitions".formatted(PARTITIONS));
    }
    if (data == null && !profile.equals(BenchRun.PROFILE)) {
      throw new CommandFailure("--profile " + profile + " needs --data, rows to make a load of");
    }
    List<byte[]> values =
        data == null
            ? PlantSeries.ofNormalOperation()
            : FileSeries.of(data, InstalledBundle.find(profile).profile());
    Console console = Console.system();
    Path folder = Home.state().resolve("bench");
    try (var state = StateFolder.open(folder);
        var receiver = WebhookReceiver.start()) {
      clear(state);
      @Nullable ShadowTwin twin =
          shadow == 0
              ? null
              : ShadowTwin.prepare(InstalledBundle.find(profile), state.folder(BUNDLES));
      var settings =
          new LocalSettings(
              Home.folder(),
              new Jars(Home.folder()),
              0,
              PARTITIONS,
              twin == null ? Home.bundleRoots() : List.of(state.folder(BUNDLES)),
              Optional.empty(),
              receiver.uri(),
              LocalSettings.newWebhookSecret(),
              Optional.empty());
      BenchReport report;
      try (var system = LocalSystem.start(settings, state, console)) {
        if (scoring > 1) {
          system.startMore(Service.SCORING, scoring - 1);
        }
        report =
            new BenchRun(console, system, profile, values)
                .run(new BenchRun.Plan(readings, rate, seconds, shadow, outage, findRate), twin);
      }
      clear(state);
      console.println(report.markdown());
      if (json != null) {
        OutputFile.write(json, report.json());
      }
      if (markdown != null) {
        OutputFile.write(markdown, report.markdown().getBytes(StandardCharsets.UTF_8));
      }
      return 0;
    }
  }

  private static void clear(StateFolder state) {
    state.delete("kafka");
    state.delete("postgres");
    state.delete(BUNDLES);
  }
}
