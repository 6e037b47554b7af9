package io.sluice.query.score;

import io.sluice.contracts.Severity;
import io.sluice.query.paging.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Which scores.
 *
 * @param asset null for all
 * @param stream null for all
 * @param profile null for all
 * @param severity the least
 * @param range of the windows' ends
 */
record ScoreFilter(
    @Nullable String asset,
    @Nullable String stream,
    @Nullable String profile,
    Severity severity,
    TimeRange range) {}
