package io.sluice.ingest.intake;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a request whose records are all where they belong.
 *
 * @param accepted readings that the broker has acknowledged
 * @param rejectedTotal records that were rejected; they are on the dead-letter topic
 * @param rejected the first ones of them
 */
@Schema(name = "IngestAnswer")
public record IngestAnswer(
    @Schema(description = "Readings that the broker has acknowledged", examples = "99")
        int accepted,
    @Schema(description = "Records that were rejected, listed or not", examples = "1")
        int rejectedTotal,
    @Schema(description = "The first rejected records") List<Rejection> rejected) {}
