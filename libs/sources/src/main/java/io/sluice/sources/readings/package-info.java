/**
 * The readings of a file, whatever wrote it, in two passes: the first collects evidence of all rows
 * and makes {@link io.sluice.sources.readings.FileFindings} of it, the second reads by these. What
 * could not be read is a value ({@link io.sluice.sources.readings.FileRow.BadRow}) that names line,
 * column and expectation; what a file does not tell is a question that a person answers by {@link
 * io.sluice.sources.readings.ReadingOptions}.
 */
@NullMarked
package io.sluice.sources.readings;

import org.jspecify.annotations.NullMarked;
