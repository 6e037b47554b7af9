package io.sluice.query.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a stream of an asset did since the event before.
 *
 * @param time end of the newest window
 * @param ratio of the newest window
 * @param peakRatio the largest since the event before
 * @param severity of the window with the largest ratio
 * @param state of the newest window, null if a trained bundle judged it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LiveScore(
    String asset,
    String stream,
    String profile,
    Instant time,
    double ratio,
    double peakRatio,
    Severity severity,
    @Nullable ScoreState state) {

  /** The two as one: the newer's time and ratio, the higher's peak. */
  LiveScore and(LiveScore other) {
    LiveScore newer = other.time.isBefore(time) ? this : other;
    LiveScore higher = other.peakRatio > peakRatio ? other : this;
    return new LiveScore(
        asset,
        stream,
        newer.profile,
        newer.time,
        newer.ratio,
        higher.peakRatio,
        higher.severity,
        newer.state);
  }
}
