package io.sluice.cli.bench;

import io.sluice.cli.console.Console;
import io.sluice.cli.system.Drain;
import io.sluice.cli.system.LocalSystem;
import io.sluice.cli.system.ServiceProcess;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the database away while load goes on, brings it back, and sees what has become of it. */
final class OutagePhase {

  private final Console console;
  private final LocalSystem system;
  private final LoadGenerator load;
  private final Drain drain;

  OutagePhase(Console console, LocalSystem system, LoadGenerator load, Drain drain) {
    this.console = console;
    this.system = system;
    this.load = load;
    this.drain = drain;
  }

  /**
   * @param rate readings a second, which the system must be able to keep: what waits in the end is
   *     then what the outage left, and nothing else
   * @param seconds for how long there is no database
   * @throws io.sluice.cli.CommandFailure if a service ended, or anything was lost or doubled
   */
  Outage run(int rate, int seconds) {
    console.progress(
        "Outage", 0, 0, "%,d readings/s for %d s without a database".formatted(rate, seconds));
    StoredRows before = StoredRows.of(system);
    try (var memory = new MemoryWatch(services())) {
      long goneAt = System.nanoTime();
      system.killDatabase();
      long accepted = load.pace(rate, seconds);
      system.restartDatabase();
      long backAt = System.nanoTime();
      double catchUpSeconds = (drain.await() - backAt) / 1e9;

      StoredRows stored = StoredRows.of(system).since(before);
      stored.requireReadings(accepted);
      // Windows are full since the warm-up: every reading has a score.
      stored.requireScores(accepted);
      return new Outage(
          (backAt - goneAt) / 1e9,
          rate,
          accepted,
          catchUpSeconds,
          accepted / catchUpSeconds,
          memory.seen());
    }
  }

  private Map<String, ProcessHandle> services() {
    var services = new LinkedHashMap<String, ProcessHandle>();
    for (ServiceProcess process : system.processes()) {
      process.jvm().ifPresent(jvm -> services.put(process.name(), jvm));
    }
    return services;
  }
}
