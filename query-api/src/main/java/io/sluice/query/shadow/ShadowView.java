package io.sluice.query.shadow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Severity;
import io.sluice.query.scoring.BundleTerms;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The champion and the one in its shadow, side by side, as the API tells it. */
@Schema(name = "ShadowComparison")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShadowView(
    Scope scope,
    @Schema(description = "windows that were judged in the shadow") long shadowed,
    @Schema(description = "of these, windows that the champion has judged, too") long windows,
    @Schema(description = "streams that these are of") long streams,
    @Schema(description = "how long that is of all streams together, days") double streamDays,
    @Schema(description = "part of the windows that both call normal or both call anomalous")
        @Nullable Double agreement,
    @Schema(description = "windows that the champion alone calls anomalous") long onlyChampion,
    @Schema(description = "windows that the one in the shadow alone calls anomalous")
        long onlyShadow,
    Side champion,
    Side shadow,
    @Schema(description = "incidents that only one would have raised, oldest first, 100 at most")
        List<Difference> differences) {

  /** What is compared. */
  @Schema(name = "ShadowScope")
  public record Scope(
      String profile,
      @Schema(description = "first window that is compared, later than asked for if more are there")
          Instant from,
      Instant to,
      @Schema(description = "whether windows before 'from' are left out, as they were too many")
          boolean truncated,
      @Schema(
              description =
                  "windows that the champion judged meanwhile and the other did not: for lack of time,"
                      + " or since it began or ended then")
          long skipped,
      @Schema(
              description =
                  "whether alert-service said what is set and scoring-service how patient both bundles"
                      + " are; the usual delays were taken for what they did not")
          boolean policiesKnown) {}

  /** What one of them made of the windows that both judged. */
  @Schema(name = "ShadowSide")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Side(
      @Schema(description = "of its bundle; that of its newest window") String version,
      @Schema(description = "windows that it calls anomalous") long above,
      @Nullable Double ratioMedian,
      @Nullable Double ratioP99,
      @Schema(description = "incidents that it would have raised") long incidents,
      @Schema(description = "those that reached WARNING") long warning,
      @Schema(description = "those that reached CRITICAL") long critical,
      @Schema(description = "those that lie where people called an incident a true alarm")
          long right,
      @Schema(description = "the others, a stream and day; absent for less than a day")
          @Nullable Double falseAlarmsADay,
      BundleTerms.@Nullable Budget budget,
      @Schema(description = "from the acceptance of a reading to the score")
          @Nullable Double latencyMedianMs,
      @Nullable Double latencyP99Ms) {}

  /** Which of them. */
  @Schema(name = "ShadowWho")
  public enum Who {
    CHAMPION,
    SHADOW
  }

  /** An incident that the other would not have raised. */
  @Schema(name = "ShadowDifference")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Difference(
      Who raisedBy,
      String asset,
      Instant startedAt,
      @Nullable Instant resolvedAt,
      Severity peakSeverity,
      double peakRatio) {}
}
