package io.sluice.query.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An asset and how it is, as the API tells it. */
@Schema(name = "Asset", description = "one plant or device")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetView(
    @Schema(examples = "plant-1") String asset,
    @Schema(examples = "swat") String profile,
    @Schema(description = "event time of the newest reading", examples = "2015-12-28T10:29:14Z")
        Instant lastReadingAt,
    @Schema(description = "end of the newest window", examples = "2015-12-28T10:29:14Z")
        Instant lastScoreAt,
    @Schema(description = "ratio of the newest window", examples = "0.42") Double ratio,
    @Schema(description = "severity of the newest window") Severity severity,
    @Schema(description = "LEARNING while nothing was trained for the profile; absent otherwise")
        ScoreState state,
    @Schema(description = "incidents that still go on", examples = "1") long openIncidents) {

  static AssetView of(AssetEntity asset) {
    return new AssetView(
        asset.asset,
        asset.profile,
        asset.lastReadingAt,
        asset.lastScoreAt,
        asset.lastRatio,
        asset.lastSeverity,
        asset.lastState,
        asset.openIncidents);
  }
}
