package io.sluice.alert.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the wish to send many again. */
@Schema(description = "What became of the wish to send many deliveries again.")
public record ResendResult(
    @Schema(description = "Deliveries that are queued again.") int queued,
    @Schema(description = "Whether there are more of them: ask again.") boolean more) {}
