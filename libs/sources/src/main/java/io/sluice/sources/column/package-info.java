/**
 * What a column of a file holds, found out by all of its fields: a first pass collects {@link
 * io.sluice.sources.column.ColumnEvidence}, of which {@link
 * io.sluice.sources.column.ColumnFindings} are made: tags, labels, what is no tag and why, numbers
 * that stand for no value. Each finding is a guess that was checked, is said, and can be overruled.
 */
@NullMarked
package io.sluice.sources.column;

import org.jspecify.annotations.NullMarked;
