package io.sluice.cli.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Messages;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param readingsPerSecond from the first request to the last score stored, as fast as it goes
 * @param latencyMs from the acceptance of a reading to its committed score
 * @param processes CPU time and memory of each process in the throughput phase
 * @param throughput how it was measured
 * @param latency how it was measured
 * @param besideShadow what a bundle in the shadow cost; null if none was asked for
 * @param outage what a while without the database did; null if none was asked for
 * @param rates rates that were tried for whether they can be kept; empty if none were asked for
 * @param machine where it was measured
 */
record BenchReport(
    double readingsPerSecond,
    LatencyMs latencyMs,
    List<ProcessUsage> processes,
    Throughput throughput,
    Latency latency,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BesideShadow besideShadow,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Outage outage,
    List<RateSearch.Step> rates,
    Machine machine) {

  record LatencyMs(double p50, double p95, double p99) {

    String markdown() {
      return "%.1f / %.1f / %.1f ms".formatted(p50, p95, p99);
    }
  }

  /**
   * @param readings sent, accepted, scored and stored
   * @param seconds until the last score was stored
   * @param acceptedPerSecond how fast ingest-service took them
   * @param readingsStored rows of readings
   * @param scoresStored rows of scores; fewer, as windows have to fill first
   */
  record Throughput(
      long readings,
      double seconds,
      double acceptedPerSecond,
      long readingsStored,
      long scoresStored) {}

  /**
   * @param readingsPerSecond the fixed rate
   * @param seconds for how long
   * @param scores scores that were timed
   */
  record Latency(int readingsPerSecond, int seconds, long scores) {}

  record Machine(int cores, long memoryBytes, String system, String java) {}

  byte[] json() {
    return Messages.encode(this);
  }

  private OptionalInt sustained() {
    return rates.stream()
        .filter(RateSearch.Step::kept)
        .mapToInt(RateSearch.Step::readingsPerSecond)
        .max();
  }

  String markdown() {
    var text = new StringBuilder();
    text.append("| measure | value |\n| --- | --- |\n");
    text.append("| readings/s, HTTP to stored score | %,.0f |\n".formatted(readingsPerSecond));
    text.append("| readings/s, accepted | %,.0f |\n".formatted(throughput.acceptedPerSecond()));
    text.append(
        "| readings, scores stored | %,d, %,d |\n"
            .formatted(throughput.readingsStored(), throughput.scoresStored()));
    text.append(
        "| latency at %,d readings/s, p50 / p95 / p99 | %s |\n"
            .formatted(latency.readingsPerSecond(), latencyMs.markdown()));
    sustained()
        .ifPresent(
            rate -> text.append("| readings/s, kept without a backlog | %,d |\n".formatted(rate)));
    text.append(
        "| machine | %d cores, %,d MiB, %s, Java %s |\n\n"
            .formatted(
                machine.cores(), machine.memoryBytes() >> 20, machine.system(), machine.java()));
    text.append("| process | CPU s | resident MiB |\n| --- | --- | --- |\n");
    for (ProcessUsage process : processes) {
      text.append(
          "| %s | %.1f | %,d |\n"
              .formatted(process.name(), process.cpuSeconds(), process.residentBytes() >> 20));
    }
    if (besideShadow != null) {
      text.append('\n').append(besideShadow.markdown());
    }
    if (outage != null) {
      text.append('\n').append(outage.markdown());
    }
    return text.toString();
  }
}
