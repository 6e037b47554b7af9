package io.sluice.sources.time;

import java.time.Duration;

/**
 * The steps from each row's time to the next one's, of those that are not 0; of all series
 * together.
 *
 * @param count how many
 * @param interval the commonest step if steps are even, else their median
 * @param even whether most steps are as long as the interval, or nearly so
 * @param shortest a twentieth is shorter
 * @param longest a twentieth is longer
 * @param gaps steps of more than one and a half intervals in the order of most rows; 0 where steps
 *     are not even
 * @param longestGap the longest step of all in that order
 */
public record TimeSteps(
    long count,
    Duration interval,
    boolean even,
    Duration shortest,
    Duration longest,
    long gaps,
    Duration longestGap) {}
