package io.sluice.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Score} as it came: what decides is read, what explains is left as JSON until somebody
 * asks for it, which of most scores nobody does.
 *
 * @param stream the profile's name where the message names none
 * @param windowStart whole microseconds, as windowEnd
 * @param first whether the window began anew
 * @param detectors an object by detector
 * @param contributors an array
 * @param infoLevel 1 where the message has none
 * @param data an object; null if nothing is wrong with the data
 * @param drift an object; null if no tag has moved for good
 * @param mode operating mode that the plant says it is in; null if it says none
 */
public record RawScore(
    UUID id,
    String asset,
    String stream,
    String profile,
    BundleRef bundle,
    Instant windowStart,
    Instant windowEnd,
    boolean first,
    JsonText detectors,
    double ratio,
    Severity severity,
    JsonText contributors,
    @Nullable ScoreState state,
    double infoLevel,
    @Nullable Debounce debounce,
    @Nullable JsonText data,
    @Nullable JsonText drift,
    @Nullable String mode,
    @Nullable Integer label,
    SourceRef source,
    double latencyMs) {

  /**
   * @return by name, in their order
   * @throws MalformedMessageException if they are no scores of detectors
   */
  public Map<String, DetectorScore> readDetectors() throws MalformedMessageException {
    return ScoreReader.detectors(detectors);
  }

  /**
   * @return the names of the detectors that gave a score, in their order
   * @throws MalformedMessageException if they cannot be read
   */
  public List<String> readDetectorNames() throws MalformedMessageException {
    return ScoreReader.names(detectors);
  }

  /**
   * @throws MalformedMessageException if they are no contributors that can be shown and stored
   */
  public List<Contributor> readContributors() throws MalformedMessageException {
    return ScoreReader.contributors(contributors);
  }

  /**
   * @return null if nothing is wrong with the data
   * @throws MalformedMessageException if it is nothing that can be shown and stored
   */
  public @Nullable SideFinding readData() throws MalformedMessageException {
    return data == null ? null : ScoreReader.sideFinding(data, "data");
  }

  /**
   * @return null if no tag has moved for good
   * @throws MalformedMessageException if it is nothing that can be shown and stored
   */
  public @Nullable SideFinding readDrift() throws MalformedMessageException {
    return drift == null ? null : ScoreReader.sideFinding(drift, "drift");
  }
}
