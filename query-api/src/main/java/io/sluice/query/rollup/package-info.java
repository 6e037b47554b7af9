/**
 * What readings and scores come to by minute and by hour, so that a chart of a month reads some
 * thousand rows instead of millions. The projection marks minutes as due, {@code RollupJob} catches
 * up with the marks; {@code RolledSeries} reads what came of it.
 */
@org.jspecify.annotations.NullMarked
package io.sluice.query.rollup;
