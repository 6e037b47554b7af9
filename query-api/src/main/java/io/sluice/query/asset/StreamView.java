package io.sluice.query.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.query.history.ColumnValues;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One of an asset's streams and how it is, as the API tells it. */
@Schema(name = "Stream", description = "one flow of readings of an asset")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamView(
    @Schema(examples = "swat") String stream,
    @Schema(examples = "swat") String profile,
    @Schema(description = "event time of the newest reading", examples = "2015-12-28T10:29:14Z")
        @Nullable Instant lastReadingAt,
    @Schema(description = "end of the newest window", examples = "2015-12-28T10:29:14Z")
        @Nullable Instant lastScoreAt,
    @Schema(description = "ratio of the newest window", examples = "0.42") @Nullable Double ratio,
    @Schema(description = "severity of the newest window") @Nullable Severity severity,
    @Schema(description = "LEARNING while nothing was trained for the profile; absent otherwise")
        @Nullable ScoreState state) {

  static final String COLUMNS =
      "stream, profile, last_reading_at, last_score_at, last_ratio, last_severity, last_state";

  static StreamView of(Row row) {
    return new StreamView(
        row.getString("stream"),
        row.getString("profile"),
        ColumnValues.instant(row, "last_reading_at"),
        ColumnValues.instant(row, "last_score_at"),
        row.getDouble("last_ratio"),
        ColumnValues.severity(row, "last_severity"),
        ColumnValues.state(row, "last_state"));
  }
}
