package io.sluice.query.projection;

import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.UUID;

/**
 * One row of {@code history.score}.
 *
 * @param windowStart whole microseconds, as windowEnd
 * @param state null for a trained bundle
 */
record ScoreRow(
    UUID id,
    String asset,
    String profile,
    String bundleVersion,
    String bundleSha256,
    Instant windowStart,
    Instant windowEnd,
    double ratio,
    Severity severity,
    JsonText detectors,
    JsonText contributors,
    ScoreState state,
    Short label,
    String sourceTopic,
    int sourcePartition,
    long sourceOffset,
    double latencyMs) {

  /** As its column has it: 0 for NONE to 3 for CRITICAL. */
  short severityNumber() {
    return (short) severity.ordinal();
  }

  /** As its column has it; null for a trained bundle. */
  String stateName() {
    return state == null ? null : state.name();
  }
}
