package io.sluice.cli.bench;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.Home;
import io.sluice.cli.OutputFile;
import io.sluice.cli.console.Console;
import io.sluice.cli.system.Drain;
import io.sluice.cli.system.LocalSettings;
import io.sluice.cli.system.LocalSystem;
import io.sluice.cli.system.Service;
import io.sluice.cli.system.ServiceProcess;
import io.sluice.cli.system.StateFolder;
import io.sluice.testbed.http.WebhookReceiver;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

  private static final String PROFILE = "swat";
  private static final int PARTITIONS = 4;
  private static final int WARM_UP_READINGS = 200_000;
  private static final int WARM_UP_SECONDS = 20;
  private static final int BATCH = 200;
  private static final int ASSETS_PER_CONNECTION = 25;

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

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the report as JSON.")
  Path json;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes it as Markdown.")
  Path markdown;

  @Override
  public Integer call() {
    if (readings < BATCH * 4L || rate < 1 || seconds < 1) {
      throw new CommandFailure(
          "--readings must be at least %d, --rate and --seconds at least 1".formatted(BATCH * 4));
    }
    Console console = Console.system();
    Path folder = Home.state().resolve("bench");
    try (var state = StateFolder.open(folder);
        var receiver = WebhookReceiver.start()) {
      state.delete("kafka");
      state.delete("postgres");
      var settings =
          new LocalSettings(
              Home.folder(),
              0,
              PARTITIONS,
              Home.bundleRoots(),
              receiver.uri(),
              LocalSettings.newWebhookSecret(),
              Optional.empty());
      BenchReport report;
      try (var system = LocalSystem.start(settings, state, console)) {
        report = measure(console, system);
      }
      state.delete("kafka");
      state.delete("postgres");
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

  private BenchReport measure(Console console, LocalSystem system) {
    var batches = new LoadBatches(PROFILE, PlantSeries.ofNormalOperation(), ASSETS_PER_CONNECTION);
    var load = new LoadGenerator(system.address(Service.INGEST), batches);
    var drain = new Drain(console, system);

    console.progress("Warming up", 0, 0, "");
    load.flood(WARM_UP_READINGS, BATCH);
    drain.await();

    console.progress("Throughput", 0, 0, "%,d readings".formatted(readings));
    Rows before = rows(system);
    List<ProcessUsage> usageBefore = usage(system);
    long start = System.nanoTime();
    long accepted = load.flood(readings, BATCH);
    double acceptedSeconds = (System.nanoTime() - start) / 1e9;
    double drainedSeconds = (drain.await() - start) / 1e9;
    List<ProcessUsage> usage = since(usageBefore, usage(system));
    Rows after = rows(system);
    var throughput =
        new BenchReport.Throughput(
            accepted,
            drainedSeconds,
            accepted / acceptedSeconds,
            after.readings() - before.readings(),
            after.scores() - before.scores());
    if (throughput.readingsStored() != accepted) {
      throw new CommandFailure(
          "%,d readings were accepted but %,d stored: something was lost or doubled"
              .formatted(accepted, throughput.readingsStored()));
    }

    console.progress("Latency", 0, 0, "%,d readings/s for %d s".formatted(rate, seconds));
    load.pace(rate, WARM_UP_SECONDS);
    drain.await();
    var probe = new LatencyProbe(system.bootstrapServers());
    load.pace(rate, seconds);
    drain.await();
    probe.close();
    console.clearProgress();
    if (probe.count() == 0) {
      throw new CommandFailure("no score came: see the logs under .sluice/bench/logs");
    }
    return new BenchReport(
        accepted / drainedSeconds,
        new BenchReport.LatencyMs(probe.percentile(50), probe.percentile(95), probe.percentile(99)),
        usage,
        throughput,
        new BenchReport.Latency(rate, seconds, probe.count()),
        machine());
  }

  private static List<ProcessUsage> usage(LocalSystem system) {
    var usage = new ArrayList<ProcessUsage>();
    for (ServiceProcess process : system.processes()) {
      process.jvm().ifPresent(jvm -> usage.add(ProcessUsage.of(process.service().module(), jvm)));
    }
    usage.add(ProcessUsage.of("postgres", system.databaseProcesses()));
    usage.add(ProcessUsage.of("broker and load", ProcessHandle.current()));
    return usage;
  }

  private static List<ProcessUsage> since(List<ProcessUsage> before, List<ProcessUsage> after) {
    var used = new ArrayList<ProcessUsage>();
    for (ProcessUsage now : after) {
      before.stream()
          .filter(then -> then.name().equals(now.name()))
          .findFirst()
          .ifPresent(then -> used.add(now.since(then)));
    }
    return used;
  }

  private record Rows(long readings, long scores) {}

  private static Rows rows(LocalSystem system) {
    try (var connection =
            DriverManager.getConnection(
                system.jdbcUrl(), system.databaseUser(), system.databasePassword());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM history.reading), (SELECT count(*) FROM history.score)")) {
      row.next();
      return new Rows(row.getLong(1), row.getLong(2));
    } catch (SQLException e) {
      throw new CommandFailure("cannot count what was stored: " + e.getMessage(), e);
    }
  }

  private static BenchReport.Machine machine() {
    long memory =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0;
    return new BenchReport.Machine(
        Runtime.getRuntime().availableProcessors(),
        memory,
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.version"));
  }
}
