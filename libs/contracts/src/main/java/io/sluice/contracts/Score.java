package io.sluice.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one window; the message on {@link Topics#ANOMALY_SCORES}. {@link ScoreReader} and
 * {@link ScoreWriter} are its JSON.
 *
 * @param id {@link MessageIds#score}: the same window judged by the same bundle has the same id
 * @param asset the asset the window belongs to; the record's key
 * @param stream which flow of readings of the asset the window is of
 * @param profile the stream's profile
 * @param bundle the bundle that judged
 * @param windowStart time of the window's first reading
 * @param windowEnd time of its last reading
 * @param first true if the asset's window began anew (it was not seen before, there was a gap, its
 *     clock was put right) and this is the first that was full again; null otherwise
 * @param detectors what each detector says, by its name
 * @param ratio the fused ratio: 1 is the border of normal
 * @param severity the class that {@code ratio} falls into
 * @param contributors the tags that explain it, largest share first; empty below INFO
 * @param state what is particular about who judged, null for a trained bundle
 * @param infoLevel ratio from which on the profile calls a window anomalous; null is 1
 * @param debounce how patient alarms about the asset are; null leaves it to who raises them
 * @param data what is wrong with the window's data; null if nothing is
 * @param drift the tags that have moved for good; null if none has
 * @param mode operating mode that the plant says it is in; null if it says none
 * @param label ground truth of the last reading, if its source had one
 * @param source the reading that completed the window
 * @param latencyMs from the acceptance of that reading to this score, milliseconds
 */
public record Score(
    UUID id,
    String asset,
    String stream,
    String profile,
    BundleRef bundle,
    Instant windowStart,
    Instant windowEnd,
    @Nullable Boolean first,
    Map<String, DetectorScore> detectors,
    double ratio,
    Severity severity,
    List<Contributor> contributors,
    @Nullable ScoreState state,
    @Nullable Double infoLevel,
    @Nullable Debounce debounce,
    @Nullable SideFinding data,
    @Nullable SideFinding drift,
    @Nullable String mode,
    @Nullable Integer label,
    SourceRef source,
    double latencyMs)
    implements ScoreContent {

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public Score {
    Checks.required(id, "id");
    Checks.name(asset, "asset");
    Checks.name(stream, "stream");
    Checks.name(profile, "profile");
    Checks.required(bundle, "bundle");
    Checks.required(windowStart, "windowStart");
    Checks.required(windowEnd, "windowEnd");
    Checks.ordered(windowStart, windowEnd, "windowStart", "windowEnd");
    detectors = Checks.copy(Checks.required(detectors, "detectors"));
    Checks.finite(ratio, "ratio");
    Checks.required(severity, "severity");
    contributors = List.copyOf(Checks.required(contributors, "contributors"));
    Checks.label(label);
    if (infoLevel != null) {
      Checks.above0(infoLevel, "infoLevel");
    }
    Checks.required(source, "source");
    Checks.notNegative(latencyMs, "latencyMs");
  }
}
