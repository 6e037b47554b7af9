/**
 * Records on the log and, within a bound, the broker's word for it ({@link
 * io.sluice.ingest.publish.ReadingPublisher}). Kafka is spoken here and at the start alone.
 */
@NullMarked
package io.sluice.ingest.publish;

import org.jspecify.annotations.NullMarked;
