package io.sluice.alert.command;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.contracts.IncidentCommand;
import io.sluice.platform.problem.JsonFields;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a request says beside its path.
 *
 * @param text a comment, or why
 * @param label what the incident turned out to be
 * @param to who is to look after it
 * @param tags that are learnt, or were put right; null for all that the incident names
 * @param knownUntil until when a false alarm is known
 * @param onBehalfOf who gives the command, if it is not the caller
 */
@Schema(name = "Command")
public record CommandBody(
    @Schema(description = "a comment, or why", maxLength = 2000) @Nullable String text,
    @Schema(description = "TRUE_POSITIVE, FALSE_POSITIVE, MAINTENANCE or UNKNOWN")
        @Nullable String label,
    @Schema(description = "who is to look after it, where that is the command") @Nullable String to,
    @Schema(
            description =
                "tags that are learnt, or were put right, where that is the command; all that the incident names if it is missing",
            maxItems = IncidentCommand.MAX_TAGS)
        @Nullable List<String> tags,
    @Schema(
            description =
                "with FALSE_POSITIVE: until when what is like it is told as INFO at most, 90 days"
                    + " from now at most",
            format = "date-time")
        @Nullable String knownUntil,
    @Schema(description = "who gives the command; only from a caller with the role service")
        @Nullable String onBehalfOf) {

  private static final List<String> FIELDS =
      List.of("text", "label", "to", "tags", "knownUntil", "onBehalfOf");

  /**
   * @param json the body of a request; empty if there is nothing to say
   * @throws HttpProblem if it is none, with a sentence that says why
   */
  static CommandBody of(byte[] json) {
    var fields = JsonFields.ofOptional(json, FIELDS);
    return new CommandBody(
        fields.text("text").orElse(null),
        fields.text("label").orElse(null),
        fields.text("to").orElse(null),
        fields.texts("tags").orElse(null),
        fields.text("knownUntil").orElse(null),
        fields.text("onBehalfOf").orElse(null));
  }
}
