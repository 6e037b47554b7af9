/**
 * From a request to records on the log: its body as UTF-8 in memory ({@link
 * io.sluice.ingest.intake.BodyReader}), the records in it by format, the answer that tells what
 * became of each ({@link io.sluice.ingest.intake.IngestAnswer}). REST is spoken here alone.
 */
@NullMarked
package io.sluice.ingest.intake;

import org.jspecify.annotations.NullMarked;
