package io.sluice.query.stats;

import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the history holds and how far it has come. */
@Schema(name = "Stats")
public record Stats(
    Rows readings,
    Rows scores,
    Incidents incidents,
    @Schema(examples = "12") long alerts,
    @Schema(nullable = true, description = "of the newest scores; null if there are none")
        @Nullable Latency latencyMs,
    @Schema(description = "how far each partition of each topic is written") List<Ingest> ingest,
    @Schema(
            nullable = true,
            description = "since anything came last from any topic; null if nothing ever did",
            examples = "2")
        @Nullable Long quietSeconds) {

  /** Stored rows; from and to are event times, null if there are none. */
  @Schema(name = "RowStats")
  public record Rows(
      @Schema(examples = "14996") long count,
      @Schema(description = "of scores") Map<Severity, Long> bySeverity,
      @Schema(nullable = true, examples = "2015-12-28T10:00:00Z") @Nullable Instant from,
      @Schema(nullable = true, examples = "2015-12-28T14:10:00Z") @Nullable Instant to) {}

  /** All incidents, by their highest severity. */
  @Schema(name = "IncidentStats")
  public record Incidents(long count, long open, Map<Severity, Long> bySeverity) {}

  /** From the acceptance of a reading to its score. */
  @Schema(name = "LatencyStats")
  public record Latency(double p50, double p95, double p99, long samples) {}

  /** From the topic to the database; delayMs is that of the newest batch. */
  @Schema(name = "IngestStats")
  public record Ingest(
      @Schema(examples = "anomaly-scores") String topic,
      int partition,
      @Schema(description = "of the next record to be written") long nextOffset,
      Instant writtenAt,
      long delayMs) {}
}
