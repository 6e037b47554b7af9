package io.sluice.query.projection;

import io.sluice.query.metrics.QueryMetrics;
import jakarta.inject.Singleton;

/** What every topic's {@link Projector} works with. */
@Singleton
record ProjectorParts(
    ProgressWriter progress,
    DeadLetters deadLetters,
    ProjectionConfig config,
    QueryMetrics metrics) {}
