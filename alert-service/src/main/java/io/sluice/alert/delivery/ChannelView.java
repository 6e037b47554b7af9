package io.sluice.alert.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A channel as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Channel", description = "A way to reach people, and how it does.")
public record ChannelView(
    @Schema(examples = "ops") String name,
    @Schema(
            description =
                "CLOSED: deliveries are attempted. OPEN: they wait, since it failed again and again"
                    + " or asked for a pause. HALF_OPEN: one is attempted, to see.")
        CircuitState circuit,
    @Schema(description = "Failures in a row, of different deliveries.") int failures,
    @Schema(description = "When it is tried again; only while OPEN.") @Nullable Instant pausedUntil,
    @Schema(description = "Most attempts a minute; missing where there is no limit.")
        @Nullable Integer perMinute,
    @Schema(description = "Deliveries that wait or are under way.") long pending,
    @Schema(description = "Deliveries that are given up.") long dead) {}
