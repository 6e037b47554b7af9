package io.sluice.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.SourceRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A score as query-api has stored it.
 *
 * @param detectors each detector's score, by its name
 * @param state what was particular about who judged; null for a trained bundle
 * @param source where the reading that was judged, or that completed the window, lay on the log
 */
public record StoredScore(
    String id,
    String asset,
    String stream,
    String profile,
    BundleRef bundle,
    Instant windowStart,
    Instant windowEnd,
    double ratio,
    Map<String, Double> detectors,
    @Nullable String state,
    SourceRef source) {

  /** As {@code /api/v1/scores} tells it. */
  static StoredScore of(JsonNode score) {
    var detectors = new LinkedHashMap<String, Double>();
    score
        .path("detectors")
        .properties()
        .forEach(one -> detectors.put(one.getKey(), one.getValue().path("score").asDouble()));
    return new StoredScore(
        score.path("id").asText(),
        score.path("asset").asText(),
        score.path("stream").asText(),
        score.path("profile").asText(),
        new BundleRef(
            score.path("bundle").path("version").asText(),
            score.path("bundle").path("sha256").asText()),
        Instant.parse(score.path("windowStart").asText()),
        Instant.parse(score.path("windowEnd").asText()),
        score.path("ratio").asDouble(),
        detectors,
        score.path("state").asText(null),
        new SourceRef(
            score.path("source").path("topic").asText(),
            score.path("source").path("partition").asInt(),
            score.path("source").path("offset").asLong()));
  }

  /** Whether it is of a record, and of no window. */
  public boolean isOfRecord() {
    return windowStart.equals(windowEnd);
  }
}
