package io.sluice.cli.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a process has used.
 *
 * @param name who it is
 * @param cpuSeconds time on a core since it began, or over a phase
 * @param residentBytes memory it holds
 */
record ProcessUsage(String name, double cpuSeconds, long residentBytes) {

  /** Of one process. */
  static ProcessUsage of(String name, ProcessHandle process) {
    return new ProcessUsage(
        name, cpuSeconds(process), residentBytes(process.pid(), Memory.RESIDENT));
  }

  /** Of processes that count as one and share memory, which is counted once. */
  static ProcessUsage of(String name, Stream<ProcessHandle> processes) {
    return processes
        .map(
            process ->
                new ProcessUsage(
                    name, cpuSeconds(process), residentBytes(process.pid(), Memory.PROPORTIONAL)))
        .reduce(
            new ProcessUsage(name, 0, 0),
            (a, b) ->
                new ProcessUsage(
                    name, a.cpuSeconds + b.cpuSeconds, a.residentBytes + b.residentBytes));
  }

  /** The same with the time of a phase: what was used since {@code before}. */
  ProcessUsage since(ProcessUsage before) {
    return new ProcessUsage(name, cpuSeconds - before.cpuSeconds, residentBytes);
  }

  private enum Memory {
    RESIDENT("status", "VmRSS:"),
    PROPORTIONAL("smaps_rollup", "Pss:");

    private final String file;
    private final String key;

    Memory(String file, String key) {
      this.file = file;
      this.key = key;
    }
  }

  private static double cpuSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  /** From /proc where there is one, else from ps. */
  private static long residentBytes(long pid, Memory memory) {
    Path file = Path.of("/proc", String.valueOf(pid), memory.file);
    try {
      if (Files.isReadable(file)) {
        try (Stream<String> lines = Files.lines(file)) {
          return lines
              .filter(line -> line.startsWith(memory.key))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
              .findFirst()
              .orElse(0);
        }
      }
      var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
      try (var out = new BufferedReader(new InputStreamReader(ps.getInputStream()))) {
        String kibibytes = out.readLine();
        return kibibytes == null ? 0 : Long.parseLong(kibibytes.strip()) * 1024;
      }
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
