package io.sluice.query.reading;

import io.sluice.query.paging.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Which readings.
 *
 * @param asset null for all
 * @param stream null for all
 * @param profile null for all
 * @param range of their times
 */
record ReadingFilter(
    @Nullable String asset, @Nullable String stream, @Nullable String profile, TimeRange range) {}
