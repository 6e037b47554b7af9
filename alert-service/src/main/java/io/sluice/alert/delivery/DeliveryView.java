package io.sluice.alert.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it.
 *
 * @param id stays the same over retries; the {@code webhook-id}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Delivery", description = "One alert on its way to one channel.")
public record DeliveryView(
    @Schema(
            description =
                "The same over all attempts; the webhook-id, unless it stands for others: then that is made of it.")
        UUID id,
    UUID alert,
    String asset,
    @Schema(examples = "ops") String channel,
    DeliveryStatus status,
    @Schema(description = "Attempts so far, resends included.") int attempts,
    Instant queuedAt,
    @Schema(description = "When it is tried again; only while PENDING.")
        @Nullable Instant nextAttemptAt,
    @Schema(description = "When it ended; not while PENDING.") @Nullable Instant finishedAt,
    @Schema(description = "What the last attempt that failed said.") @Nullable String lastError,
    @Schema(
            description =
                "The delivery whose notification tells of this one, too; missing if alone.")
        @Nullable UUID toldWith) {}
