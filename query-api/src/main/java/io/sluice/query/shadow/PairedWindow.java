package io.sluice.query.shadow;

import io.sluice.contracts.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A window that was judged in the shadow, and what the champion says of it.
 *
 * @param champion null if it has not judged it, or its score is not there
 * @param infoLevel ratio from which on the profile calls a window anomalous
 */
record PairedWindow(
    String asset,
    String stream,
    Instant start,
    Instant end,
    double infoLevel,
    Judgement shadow,
    @Nullable Judgement champion) {

  /** What one bundle says. */
  record Judgement(String version, double ratio, Severity severity, double latencyMs) {}
}
