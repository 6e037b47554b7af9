package io.sluice.query.reading;

import io.sluice.query.paging.TimeRange;

/**
 * Which readings.
 *
 * @param asset null for all
 * @param stream null for all
 * @param profile null for all
 * @param range of their times
 */
record ReadingFilter(String asset, String stream, String profile, TimeRange range) {}
