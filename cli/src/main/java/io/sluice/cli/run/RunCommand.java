package io.sluice.cli.run;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.FileArguments;
import io.sluice.cli.Home;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.alerts.AlertingFileCheck;
import io.sluice.cli.console.Console;
import io.sluice.cli.replay.FileSource;
import io.sluice.cli.replay.FileSources;
import io.sluice.cli.replay.IngestClient;
import io.sluice.cli.replay.IngestResult;
import io.sluice.cli.replay.LeftOutLines;
import io.sluice.cli.replay.ReplaySource;
import io.sluice.cli.replay.Replayer;
import io.sluice.cli.replay.SentWindows;
import io.sluice.cli.replay.Speed;
import io.sluice.cli.system.Addresses;
import io.sluice.cli.system.Drain;
import io.sluice.cli.system.Jars;
import io.sluice.cli.system.LocalSettings;
import io.sluice.cli.system.LocalSystem;
import io.sluice.cli.system.NativeExecutables;
import io.sluice.cli.system.Service;
import io.sluice.cli.system.ServicePrograms;
import io.sluice.cli.system.StateFolder;
import io.sluice.cli.system.TopicFollower;
import io.sluice.contracts.Alert;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Topics;
import io.sluice.contracts.profile.Profile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole system on one machine, with a replay. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts the whole system on this machine and replays readings through it.",
      "Without --replay a simulated water treatment plant under attack is replayed, or, with"
          + " --profile network, the network of a plant. Keeps running until Ctrl-C unless --once"
          + " is given. It listens on loopback only and asks for no"
          + " authentication."
    },
    footer = {
      "",
      "Examples:",
      "  sluice run",
      "  sluice run --profile network",
      "  sluice run --profile my-plant --replay labelled.csv --speed max --once"
    })
public final class RunCommand implements Callable<Integer> {

  private static final int PARTITIONS = 4;
  private static final Duration FAULT_CHECK = Duration.ofMillis(500);
  private static final Speed SAMPLE_SPEED = new Speed(60);

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile whose bundle judges (default: ${DEFAULT-VALUE}).")
  String profile = "swat";

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files to replay one after the other. Several files are an asset each.")
  List<Path> files = List.of();

  @Option(
      names = "--asset",
      paramLabel = "NAME",
      description =
          "The asset the readings belong to (default: plant-1, network-1, or the file's name).")
  @Nullable String asset;

  @Option(
      names = "--speed",
      paramLabel = "SPEED",
      converter = Speed.Converter.class,
      description =
          "How much faster than real time: a factor, or max (default: 60 for the sample, max for"
              + " files).")
  @Nullable Speed speed;

  @Option(
      names = "--once",
      description = "Ends with a summary when the replay has gone through the whole system.")
  boolean once;

  @Option(
      names = "--no-replay",
      description = "Only starts the system, for readings that come from elsewhere.")
  boolean noReplay;

  @Option(
      names = "--fresh",
      description = "Begins anew: deletes what the broker and the database hold.")
  boolean fresh;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + Addresses.DEFAULT_BASE_PORT,
      description =
          "Port of the API and the control room; the three after it are taken too, and those 1,000"
              + " above the four for health and metrics; 0 takes any free ones (default:"
              + " ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description = "Where broker and database keep their data (default: .sluice).")
  @Nullable Path stateFolder;

  @Option(
      names = "--alerting",
      paramLabel = "FILE",
      description =
          "Receivers and routes of alerts (alerting.yaml) in place of the webhook that is shown"
              + " here; a change of it is taken while the system runs.")
  @Nullable Path alerting;

  @Option(
      names = "--native",
      paramLabel = "FOLDER",
      arity = "0..1",
      fallbackValue = "",
      description =
          "Starts native executables in place of jars: those that the build with -Dnative left, or"
              + " those in FOLDER, copied from the native images.")
  @Nullable String executables;

  @Option(
      names = "--tracing",
      paramLabel = "URL",
      description =
          "Collector that takes OpenTelemetry traces (OTLP over HTTP), http://localhost:4318.")
  @Nullable URI tracing;

  @Mixin FileArguments reading = new FileArguments();

  @Override
  public Integer call() {
    if (noReplay && (once || !files.isEmpty())) {
      throw new CommandFailure("--no-replay goes with neither --replay nor --once");
    }
    if (alerting != null) {
      AlertingFileCheck.require(alerting);
    }
    Console console = Console.system();
    var programs = programs();
    Profile judging = InstalledBundle.find(profile).profile();
    var replay = filesToReplay(console, judging);
    try (var state = StateFolder.open(stateFolder == null ? Home.state() : stateFolder)) {
      if (fresh) {
        state.delete("kafka");
        state.delete("postgres");
      }
      try (var receiver = new AlertReceiver(console)) {
        var settings =
            new LocalSettings(
                Home.folder(),
                programs,
                port,
                PARTITIONS,
                Home.bundleRoots(),
                Optional.ofNullable(alerting),
                receiver.address(),
                receiver.secret(),
                Optional.ofNullable(tracing));
        try (var system = LocalSystem.start(settings, state, console)) {
          printAddresses(console, system);
          return serve(console, system, replay, judging);
        }
      }
    }
  }

  private ServicePrograms programs() {
    if (executables == null) {
      return new Jars(Home.folder());
    }
    return executables.isEmpty()
        ? NativeExecutables.built(Home.folder())
        : NativeExecutables.in(Path.of(executables).toAbsolutePath());
  }

  @SuppressWarnings("try") // the feed works by itself until it is closed
  private int serve(Console console, LocalSystem system, List<FileSource> replay, Profile judging) {
    var history = new HistoryClient(system.address(Service.QUERY));
    var lines = new AlertLines(console.isTerminal());
    try (var feed =
        new TopicFollower(
            system.bootstrapServers(),
            Topics.ALERTS,
            alert -> print(alert.value(), lines, console))) {
      var replayed = IngestResult.NOTHING;
      var assets = new LinkedHashSet<String>();
      var leftOut = new ArrayList<String>();
      var windows = new SentWindows(judging);
      long judgedBefore = history.scores();
      var replayer =
          new Replayer(
              new IngestClient(system.address(Service.INGEST)),
              console,
              effectiveSpeed(),
              windows::add);
      for (ReplaySource source : sources(replay, history, judging)) {
        assets.addAll(source.assets());
        try (source) {
          replayed = replayed.plus(replayer.replay(source));
          leftOut.addAll(LeftOutLines.of(source));
        }
      }
      console.clearProgress();
      if (once) {
        new Drain(console, system).await();
        long judged = history.scores() - judgedBefore;
        new RunSummary(console, history).print(replayed, leftOut, judged, windows, assets);
        if (!noReplay && judged == 0) {
          throw new CommandFailure(
              "nothing of what was replayed was judged, for the reasons above");
        }
        return 0;
      }
      if (noReplay) {
        console.println("Running; Ctrl-C stops everything.");
      } else {
        console.println("The replay has ended; the system goes on. Ctrl-C stops everything.");
        replayed.describe().forEach(line -> console.println("  " + line));
        leftOut.forEach(console::println);
      }
      return watch(system);
    }
  }

  private static void print(byte[] message, AlertLines lines, Console console) {
    try {
      lines.of(Messages.decode(message, Alert.class)).forEach(console::println);
    } catch (MalformedMessageException e) {
      // Whoever consumes the topic for good makes a dead letter of it; here it is only shown.
    }
  }

  /** Opened before anything starts, so that what cannot be read is said at once. */
  private List<FileSource> filesToReplay(Console console, Profile wanted) {
    if (files.isEmpty()) {
      if (!noReplay) {
        Sample.fitting(wanted);
      }
      return List.of();
    }
    return new FileSources(reading, wanted, asset, console).open(files);
  }

  private List<? extends ReplaySource> sources(
      List<FileSource> replay, HistoryClient history, Profile judging) {
    if (noReplay) {
      return List.of();
    }
    if (replay.isEmpty()) {
      var sample = Sample.fitting(judging);
      String name = asset == null ? sample.asset() : asset;
      return List.of(sample.after(history.lastReading(name), name, judging));
    }
    FileSources.refuseKnown(replay, history::lastReading);
    return replay;
  }

  private Speed effectiveSpeed() {
    if (speed != null) {
      return speed;
    }
    return files.isEmpty() ? SAMPLE_SPEED : Speed.MAX;
  }

  private static int watch(LocalSystem system) {
    try {
      while (true) {
        String fault = system.fault();
        if (fault != null) {
          throw new CommandFailure(fault);
        }
        Thread.sleep(FAULT_CHECK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static void printAddresses(Console console, LocalSystem system) {
    URI query = system.address(Service.QUERY);
    console.println("Page        " + query + "/");
    console.println("API         " + query + "/api/v1/incidents");
    console.println("Swagger UI  " + query + "/q/swagger-ui");
    console.println(
        "Ingest      " + system.address(Service.INGEST) + "/api/v1/readings  (POST readings here)");
    console.println("Metrics     " + system.managementAddress(Service.QUERY) + "/q/metrics");
    console.println("Loopback only, authentication is off.");
    console.println("");
  }
}
