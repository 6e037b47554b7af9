/**
 * Readings from the log to scores on it. {@code WorkerPool} runs {@code SessionWorker}s, each of
 * which serves one {@code IntakeSession} after the other: it polls, decodes ({@code
 * ReadingDecoder}), lets judge, and commits scores, offsets and memories in one transaction. After
 * a failure everything is taken up from the last commit ({@code StartPoint}); a partition whose
 * bundle is missing waits alone.
 */
@NullMarked
package io.sluice.scoring.intake;

import org.jspecify.annotations.NullMarked;
