package io.sluice.query.score;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SourceRef;
import io.sluice.query.history.ColumnValues;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A score as the API tells it; nested values are passed on as the text the database gave. */
@Schema(name = "Score", description = "the verdict on one window")
public record ScoreView(
    UUID id,
    @Schema(examples = "plant-1") String asset,
    @Schema(examples = "swat") String stream,
    @Schema(examples = "swat") String profile,
    BundleRef bundle,
    @Schema(examples = "2015-12-28T10:28:15Z") Instant windowStart,
    @Schema(examples = "2015-12-28T10:29:14Z") Instant windowEnd,
    @Schema(description = "1 is the border of normal", examples = "2.31") double ratio,
    Severity severity,
    @JsonRawValue
        @Schema(
            implementation = Map.class,
            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
            additionalProperties = DetectorScore.class)
        String detectors,
    @JsonRawValue
        @Schema(
            implementation = Contributor[].class,
            description = "the tags that explain it, largest share first")
        String contributors,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "LEARNING if nothing was trained for the profile yet; else absent")
        @Nullable ScoreState state,
    @Schema(nullable = true, description = "ground truth: 1 anomalous, 0 normal, null unknown")
        @Nullable Short label,
    SourceRef source,
    @Schema(description = "from the acceptance of the reading to the score, in milliseconds")
        double latencyMs) {

  static final String COLUMNS =
      "id, asset, stream, profile, bundle_version, bundle_sha256, window_start, window_end, ratio,"
          + " severity, detectors::text as detectors, contributors::text as contributors, label, source_topic,"
          + " source_partition, source_offset, latency_ms, state";

  static ScoreView of(Row row) {
    return new ScoreView(
        row.getUUID("id"),
        row.getString("asset"),
        row.getString("stream"),
        row.getString("profile"),
        new BundleRef(row.getString("bundle_version"), row.getString("bundle_sha256")),
        ColumnValues.requiredInstant(row, "window_start"),
        ColumnValues.requiredInstant(row, "window_end"),
        row.getDouble("ratio"),
        ColumnValues.requiredSeverity(row, "severity"),
        row.getString("detectors"),
        row.getString("contributors"),
        ColumnValues.state(row, "state"),
        row.getShort("label"),
        new SourceRef(
            row.getString("source_topic"),
            row.getInteger("source_partition"),
            row.getLong("source_offset")),
        row.getDouble("latency_ms"));
  }
}
