package io.sluice.query.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An asset and how it is, as the API tells it. */
@Schema(name = "Asset", description = "one plant or device")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetView(
    @Schema(examples = "plant-1") String asset,
    @Schema(description = "by name, at least one") List<StreamView> streams,
    @Schema(description = "event time of the newest reading", examples = "2015-12-28T10:29:14Z")
        Instant lastReadingAt,
    @Schema(description = "end of the newest window", examples = "2015-12-28T10:29:14Z")
        Instant lastScoreAt,
    @Schema(description = "the largest of its streams' newest windows", examples = "0.42")
        Double ratio,
    @Schema(description = "the highest of its streams' newest windows") Severity severity,
    @Schema(description = "incidents that still go on", examples = "1") long openIncidents) {

  static AssetView of(String asset, List<StreamView> streams, long openIncidents) {
    return new AssetView(
        asset,
        streams,
        largest(streams, StreamView::lastReadingAt),
        largest(streams, StreamView::lastScoreAt),
        largest(streams, StreamView::ratio),
        largest(streams, StreamView::severity),
        openIncidents);
  }

  /** Null if no stream has one. */
  private static <T extends Comparable<? super T>> T largest(
      List<StreamView> streams, Function<StreamView, T> field) {
    return streams.stream()
        .map(field)
        .filter(Objects::nonNull)
        .max((a, b) -> a.compareTo(b))
        .orElse(null);
  }
}
