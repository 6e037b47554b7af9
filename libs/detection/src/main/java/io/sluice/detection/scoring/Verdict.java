package io.sluice.detection.scoring;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SideFinding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all detectors of a bundle together say of one window.
 *
 * @param detectors what each detector says, by its name
 * @param ratio the fused ratio
 * @param severity the class it falls into
 * @param contributors largest share first; empty below INFO
 * @param infoLevel ratio from which on the profile calls a window anomalous
 * @param debounce how patient alarms about it are; null where the bundle does not say
 * @param data what is wrong with the window's data, apart from all that; null if nothing is
 * @param drift the tags that have moved for good, apart from all that; null if none has
 * @param state what is particular about who judged, null for a trained bundle
 */
public record Verdict(
    Map<String, DetectorScore> detectors,
    double ratio,
    Severity severity,
    List<Contributor> contributors,
    double infoLevel,
    @Nullable Debounce debounce,
    @Nullable SideFinding data,
    @Nullable SideFinding drift,
    @Nullable ScoreState state) {}
