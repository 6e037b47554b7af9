package io.sluice.query.score;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SourceRef;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
        ScoreState state,
    @Schema(nullable = true, description = "ground truth: 1 anomalous, 0 normal, null unknown")
        Short label,
    SourceRef source,
    @Schema(description = "from the acceptance of the reading to the score, in milliseconds")
        double latencyMs) {

  static final String COLUMNS =
      "id, asset, stream, profile, bundle_version, bundle_sha256, window_start, window_end, ratio,"
          + " severity, detectors::text, contributors::text, label, source_topic,"
          + " source_partition, source_offset, latency_ms, state";

  private static final Severity[] SEVERITIES = Severity.values();

  static ScoreView of(Row row) {
    return new ScoreView(
        row.getUUID(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        new BundleRef(row.getString(4), row.getString(5)),
        row.getOffsetDateTime(6).toInstant(),
        row.getOffsetDateTime(7).toInstant(),
        row.getDouble(8),
        SEVERITIES[row.getShort(9)],
        row.getString(10),
        row.getString(11),
        row.getString(17) == null ? null : ScoreState.of(row.getString(17)),
        row.getShort(12),
        new SourceRef(row.getString(13), row.getInteger(14), row.getLong(15)),
        row.getDouble(16));
  }
}
