/**
 * What charts are drawn from, small enough to be sent at once: {@code SeriesChart} tells numbers
 * over time, {@code ValueChart} how often tags had which values, {@code StatisticsChart} what they
 * come to. What is short is read from the rows ({@code ReadingScan}), what is long from what they
 * were rolled up to.
 */
@org.jspecify.annotations.NullMarked
package io.sluice.query.chart;
