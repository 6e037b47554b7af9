package io.sluice.cli.bench;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.system.Drain;
import io.sluice.cli.system.LocalSystem;
import io.sluice.cli.system.Service;
import io.sluice.cli.system.ServiceProcess;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads a running system and measures it, phase by phase. */
final class BenchRun {

  /** Of which the load is unless another is asked for. */
  static final String PROFILE = "swat";

  private static final int BATCH = 200;
  private static final int ASSETS_PER_CONNECTION = 25;

  /** Of the throughput: what the system surely keeps for as long as one likes. */
  private static final double KEPT_SHARE = 0.5;

  /** Readings that make a batch for each connection. */
  static final int FEWEST = 4 * BATCH;

  private final Console console;
  private final LocalSystem system;
  private final LoadGenerator load;
  private final Drain drain;

  /**
   * @param profile of the readings
   * @param values of them by tag, as JSON
   */
  BenchRun(Console console, LocalSystem system, String profile, List<byte[]> values) {
    this.console = console;
    this.system = system;
    load =
        new LoadGenerator(
            system.address(Service.INGEST),
            new LoadBatches(profile, values, ASSETS_PER_CONNECTION));
    drain = new Drain(console, system);
  }

  /**
   * What to measure.
   *
   * @param readings of the throughput phase
   * @param rate readings a second of the latency phase
   * @param seconds of the latency phase
   * @param shadowPairs rounds with and without a bundle in the shadow, 0 for no such phase
   * @param outage seconds without a database, 0 for no such phase
   * @param findRate whether to look for the highest rate that can be kept
   */
  record Plan(
      long readings, int rate, int seconds, int shadowPairs, int outage, boolean findRate) {}

  /**
   * @param twin for a shadow; null if the plan has no such rounds
   */
  BenchReport run(Plan plan, @Nullable ShadowTwin twin) {
    var warmUp = new WarmUp(console, load, drain);
    warmUp.flood(BATCH);

    console.progress("Throughput", 0, 0, "%,d readings".formatted(plan.readings()));
    StoredRows before = StoredRows.of(system);
    List<ProcessUsage> usageBefore = usage(system);
    long start = System.nanoTime();
    long accepted = load.flood(plan.readings(), BATCH);
    double acceptedSeconds = (System.nanoTime() - start) / 1e9;
    double drainedSeconds = (drain.await() - start) / 1e9;
    List<ProcessUsage> usage = since(usageBefore, usage(system));
    StoredRows stored = StoredRows.of(system).since(before);
    stored.requireReadings(accepted);
    var throughput =
        new BenchReport.Throughput(
            accepted,
            drainedSeconds,
            accepted / acceptedSeconds,
            stored.readings(),
            stored.scores());

    int rate = plan.rate();
    warmUp.pace(rate, system.bootstrapServers());
    console.progress("Latency", 0, 0, "%,d readings/s for %d s".formatted(rate, plan.seconds()));
    var probe = new LatencyProbe(system.bootstrapServers());
    load.pace(rate, plan.seconds());
    drain.await();
    probe.close();
    if (probe.count() == 0) {
      throw new CommandFailure("no score came: see the logs under .sluice/bench/logs");
    }

    @Nullable BesideShadow besideShadow =
        twin == null
            ? null
            : new ShadowPhase(console, load, drain, system.bootstrapServers(), twin)
                .run(plan.shadowPairs(), rate, plan.seconds());
    double readingsPerSecond = accepted / drainedSeconds;
    @Nullable Outage withoutDatabase =
        plan.outage() == 0
            ? null
            : new OutagePhase(console, system, load, drain)
                .run((int) (readingsPerSecond * KEPT_SHARE), plan.outage());
    List<RateSearch.Step> rates =
        plan.findRate()
            ? new RateSearch(console, load, drain).below((int) (2 * readingsPerSecond))
            : List.of();
    console.progress("Counting", 0, 0, "what is stored");
    StoredRows.oneByOne(system).requireCounted(StoredRows.of(system));
    console.clearProgress();
    return new BenchReport(
        readingsPerSecond,
        probe.latency(),
        usage,
        throughput,
        new BenchReport.Latency(rate, plan.seconds(), probe.count()),
        besideShadow,
        withoutDatabase,
        rates,
        machine());
  }

  private static List<ProcessUsage> usage(LocalSystem system) {
    var usage = new ArrayList<ProcessUsage>();
    for (ServiceProcess process : system.processes()) {
      process.jvm().ifPresent(jvm -> usage.add(ProcessUsage.of(process.name(), jvm)));
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
