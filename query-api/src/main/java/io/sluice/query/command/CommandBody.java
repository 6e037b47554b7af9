package io.sluice.query.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a command says beside its path. */
@Schema(name = "Command")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandBody(
    @Schema(description = "a comment, or why", maxLength = 2000) @Nullable String text,
    @Schema(
            description = "what the incident turned out to be, where that is the command",
            examples = "FALSE_POSITIVE",
            enumeration = {"TRUE_POSITIVE", "FALSE_POSITIVE", "MAINTENANCE"})
        @Nullable String label) {}
