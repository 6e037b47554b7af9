package io.sluice.alert.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an incident stands once a command is answered. */
@Schema(name = "Incident")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandedIncident(
    UUID id,
    String asset,
    String profile,
    Category category,
    @Schema(description = "OPEN or RESOLVED") String status,
    Severity severity,
    @Schema(description = "event time") Instant startedAt,
    @Schema(description = "event time") Instant updatedAt,
    @Schema(description = "event time; absent while it is open") @Nullable Instant resolvedAt,
    @Schema(description = "who resolved it by hand") @Nullable String resolvedBy,
    @Schema(description = "who looks after it") @Nullable String acknowledgedBy,
    @Schema(description = "wall clock") @Nullable Instant acknowledgedAt,
    @Schema(description = "what it turned out to be") @Nullable IncidentLabel label,
    @Schema(description = "who said that") @Nullable String labelledBy,
    @Schema(description = "who is to look after it") @Nullable String assignedTo) {}
