package io.sluice.query.reading;

import io.sluice.query.paging.TimeRange;

/**
 * Which readings.
 *
 * @param asset null for all
 * @param profile null for all
 * @param range of their times
 */
record ReadingFilter(String asset, String profile, TimeRange range) {}
