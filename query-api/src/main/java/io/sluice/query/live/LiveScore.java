package io.sluice.query.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.RawScore;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a stream of an asset did since the event before.
 *
 * @param time end of the newest window
 * @param ratio of the newest window
 * @param ratios what each detector says of the newest window, by its name; null if that cannot be
 *     read or is too long
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
    @Nullable Map<String, Double> ratios,
    double peakRatio,
    Severity severity,
    @Nullable ScoreState state) {

  /**
   * @param highest of the windows since the event before
   */
  static LiveScore of(RawScore newest, RawScore highest) {
    return new LiveScore(
        newest.asset(),
        newest.stream(),
        newest.profile(),
        newest.windowEnd(),
        newest.ratio(),
        ratios(newest),
        highest.ratio(),
        highest.severity(),
        newest.state());
  }

  private static @Nullable Map<String, Double> ratios(RawScore score) {
    try {
      var ratios = new TreeMap<String, Double>();
      score.readDetectors().forEach((name, detector) -> ratios.put(name, detector.ratio()));
      return ratios;
    } catch (MalformedMessageException e) {
      return null; // stored as it came; who wants to know reads /scores
    }
  }

  LiveScore withoutRatios() {
    return new LiveScore(asset, stream, profile, time, ratio, null, peakRatio, severity, state);
  }
}
