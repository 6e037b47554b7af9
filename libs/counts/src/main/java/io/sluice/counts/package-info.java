/**
 * Counts of the records of a stream, per interval of event time: what single records do not show (a
 * slow scan, a beacon, a service that has fallen silent) is a signal of its own. {@code CountsFile}
 * says what is counted, {@code StreamCounter} counts.
 */
@NullMarked
package io.sluice.counts;

import org.jspecify.annotations.NullMarked;
