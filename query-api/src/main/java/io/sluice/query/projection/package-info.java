/**
 * From the topics into the tables. {@code Projector} takes a batch of one topic: decodes it, writes
 * its rows ({@code SeriesTable}, {@code AlertTable}, by COPY where all are new), and hands on as a
 * dead letter what can never be written. A batch is done once each of its records is durable here
 * or there; everything but bad data is tried until it works, and what comes twice is written once.
 */
@NullMarked
package io.sluice.query.projection;

import org.jspecify.annotations.NullMarked;
