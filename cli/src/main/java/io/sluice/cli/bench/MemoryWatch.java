package io.sluice.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the resident memory of processes four times a second. */
final class MemoryWatch implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(250);

  private final Map<String, ProcessHandle> processes;
  private final Map<String, Outage.PeakMemory> seen = new LinkedHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("memory-watch").daemon().factory());

  /**
   * @param processes by name
   */
  MemoryWatch(Map<String, ProcessHandle> processes) {
    this.processes = new LinkedHashMap<>(processes);
    look();
    long every = EVERY.toMillis();
    thread.scheduleAtFixedRate(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    processes.forEach(
        (name, process) -> {
          long now = ProcessUsage.of(name, process).residentBytes();
          seen.merge(
              name,
              new Outage.PeakMemory(name, now, now),
              (before, latest) ->
                  new Outage.PeakMemory(
                      name, before.beforeBytes(), Math.max(before.highestBytes(), now)));
        });
  }

  /** What was seen so far, in the order in which the processes were given. */
  synchronized List<Outage.PeakMemory> seen() {
    return new ArrayList<>(seen.values());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
