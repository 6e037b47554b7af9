package io.sluice.query.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An asset and how it is, as the API tells it. */
@Schema(name = "Asset", description = "one plant or device")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetView(
    @Schema(examples = "plant-1") String asset,
    @Schema(
            description = "by sluice.query.assets.sites, else the name up to its first dash",
            examples = "plant")
        String site,
    @Schema(description = "by name, at least one") List<StreamView> streams,
    @Schema(description = "event time of the newest reading", examples = "2015-12-28T10:29:14Z")
        @Nullable Instant lastReadingAt,
    @Schema(description = "end of the newest window", examples = "2015-12-28T10:29:14Z")
        @Nullable Instant lastScoreAt,
    @Schema(description = "the largest of its streams' newest windows", examples = "0.42")
        @Nullable Double ratio,
    @Schema(description = "the highest of its streams' newest windows") @Nullable Severity severity,
    @Schema(description = "incidents that still go on", examples = "1") long openIncidents) {

  static AssetView of(String asset, String site, List<StreamView> streams, long openIncidents) {
    return new AssetView(
        asset,
        site,
        streams,
        largest(streams, StreamView::lastReadingAt),
        largest(streams, StreamView::lastScoreAt),
        largest(streams, StreamView::ratio),
        largest(streams, StreamView::severity),
        openIncidents);
  }

  /** What a stream says, null if nothing. */
  @FunctionalInterface
  private interface Field<T> {
    @Nullable T of(StreamView stream);
  }

  /** Null if no stream has one. */
  private static <T extends Comparable<? super T>> @Nullable T largest(
      List<StreamView> streams, Field<T> field) {
    @Nullable T largest = null;
    for (StreamView stream : streams) {
      T one = field.of(stream);
      if (one != null && (largest == null || one.compareTo(largest) > 0)) {
        largest = one;
      }
    }
    return largest;
  }
}
