package io.sluice.query.chart;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.contracts.profile.TagKind;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Numbers over time, as the API tells them. */
@Schema(name = "SeriesChart")
public record SeriesView(
    String asset,
    String stream,
    Instant from,
    Instant to,
    @Schema(
            description = "time between two points, or raw if each is a reading or score itself",
            examples = "PT1M")
        String step,
    List<Line> tags) {

  /** The points of a tag, a detector, or of what a score says itself. */
  @Schema(name = "SeriesLine")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      @Schema(examples = "LIT101") String tag,
      @Schema(description = "READING, SCORE or DETECTOR") String source,
      @Schema(description = "as a score told it; absent until one did", examples = "mm")
          @Nullable String unit,
      @Schema(description = "stage of the plant; likewise") @Nullable String stage,
      @Schema(description = "as its values tell") TagKind kind,
      @JsonRawValue
          @Schema(
              implementation = double[][].class,
              description =
                  "in the order of time: epoch milliseconds, least, greatest, mean, last value, how many")
          String points) {}
}
