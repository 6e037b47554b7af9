package io.sluice.query.whatif;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Severity;
import io.sluice.incidents.IncidentSettings;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What would have been, as the API tells it. */
@Schema(name = "WhatIfAnswer")
public record WhatIfView(
    String asset,
    Instant from,
    Instant to,
    double threshold,
    @Schema(description = "by which they are judged, of each profile that its streams have")
        SortedMap<String, IncidentSettings> policies,
    @Schema(
            description =
                "whether alert-service said what is set and scoring-service how patient the bundles are;"
                    + " the usual delays were taken for what they did not")
        boolean policiesKnown,
    @Schema(description = "scores that there are in that time") long scores,
    @Schema(
            description =
                "scores near the threshold that are deleted already: what they led to is not among the"
                    + " incidents")
        long deleted,
    @Schema(description = "how often people would have been told of incidents") int alerts,
    List<Incident> incidents,
    @Schema(description = "none unless a burst was asked for") List<Burst> bursts) {

  /** An incident of the process that would have been. */
  @Schema(name = "WhatIfIncident")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Incident(
      Instant startedAt,
      @Schema(description = "absent if it would still be open at the end")
          @Nullable Instant resolvedAt,
      Severity peakSeverity,
      double peakRatio,
      List<String> streams,
      @Schema(description = "how often it would have re-opened") int reopened) {}

  /** Many at once. */
  @Schema(name = "WhatIfBurstBegun")
  public record Burst(
      Instant startedAt,
      @Schema(description = "the last hit with which there were enough of them") Instant updatedAt,
      @Schema(description = "how many there were when it was told") int hits) {

    /** The same, which goes on. */
    Burst until(Instant later) {
      return later.isAfter(updatedAt) ? new Burst(startedAt, later, hits) : this;
    }
  }
}
