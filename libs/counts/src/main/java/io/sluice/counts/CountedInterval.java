package io.sluice.counts;

import java.time.Instant;

/**
 * What the records of one interval come to.
 *
 * @param begin of the interval, the time of the reading
 * @param values by tag, in the order of {@link Counts#tags}
 */
public record CountedInterval(Instant begin, double[] values) {}
