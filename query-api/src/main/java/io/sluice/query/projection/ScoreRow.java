package io.sluice.query.projection;

import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One row of {@code history.score}.
 *
 * @param detectors JSON text
 * @param contributors JSON text
 * @param state null for a trained bundle
 */
record ScoreRow(
    UUID id,
    String asset,
    String profile,
    String bundleVersion,
    String bundleSha256,
    OffsetDateTime windowStart,
    OffsetDateTime windowEnd,
    double ratio,
    Severity severity,
    String detectors,
    String contributors,
    ScoreState state,
    Short label,
    String sourceTopic,
    int sourcePartition,
    long sourceOffset,
    double latencyMs) {}
