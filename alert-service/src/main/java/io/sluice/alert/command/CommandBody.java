package io.sluice.alert.command;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a request says beside its path.
 *
 * @param text a comment, or why
 * @param label what the incident turned out to be
 * @param to who is to look after it
 * @param onBehalfOf who gives the command, if it is not the caller
 */
@Schema(name = "Command")
public record CommandBody(
    @Schema(description = "a comment, or why", maxLength = 2000) @Nullable String text,
    @Schema(description = "TRUE_POSITIVE, FALSE_POSITIVE, MAINTENANCE or UNKNOWN")
        @Nullable String label,
    @Schema(description = "who is to look after it, where that is the command") @Nullable String to,
    @Schema(description = "who gives the command; only from a caller with the role service")
        @Nullable String onBehalfOf) {

  static final CommandBody EMPTY = new CommandBody(null, null, null, null);
}
