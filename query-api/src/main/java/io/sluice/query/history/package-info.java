/**
 * How the database is read, whatever is asked for. {@code ReadGuard} bounds how many questions
 * there are and how long each may take, {@code Listing} makes pages and CSV of rows, {@code
 * DayWalk} goes through tables that are partitioned by day; {@code Conditions} and {@code Criteria}
 * are where clauses. Values travel as parameters only, and an outage becomes a sentence.
 */
@NullMarked
package io.sluice.query.history;

import org.jspecify.annotations.NullMarked;
