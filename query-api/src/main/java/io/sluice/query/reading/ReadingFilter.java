package io.sluice.query.reading;

import io.sluice.query.paging.TimeRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which readings.
 *
 * @param asset null for all
 * @param stream null for all
 * @param profile null for all
 * @param tags what tags have to be
 * @param range of their times
 */
public record ReadingFilter(
    @Nullable String asset,
    @Nullable String stream,
    @Nullable String profile,
    Map<String, String> tags,
    TimeRange range) {}
