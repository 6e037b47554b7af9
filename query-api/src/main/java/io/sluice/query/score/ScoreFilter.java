package io.sluice.query.score;

import io.sluice.contracts.Severity;
import io.sluice.query.paging.TimeRange;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which scores.
 *
 * @param id null for all
 * @param asset null for all
 * @param stream null for all
 * @param profile null for all
 * @param severity the least
 * @param tags what tags of the reading that the window ends with have to be
 * @param range of the windows' ends
 */
public record ScoreFilter(
    @Nullable UUID id,
    @Nullable String asset,
    @Nullable String stream,
    @Nullable String profile,
    Severity severity,
    Map<String, String> tags,
    TimeRange range) {}
