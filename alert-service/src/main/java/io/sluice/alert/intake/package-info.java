/**
 * Scores and commands from the log into the database: {@code ScoreIntake} and {@code CommandIntake}
 * read, {@code Judge} asks the state machines of {@code io.sluice.incidents}, {@code Ledger}
 * stores. States, incidents, alerts, answers and the consumed offset are one transaction, written
 * by the thread that owns the partition. A database that is away is waited for ({@code
 * RetryUntil}); a record that cannot be read is a dead letter.
 */
@NullMarked
package io.sluice.alert.intake;

import org.jspecify.annotations.NullMarked;
