package io.sluice.query.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.sluice.platform.problem.JsonFields;
import io.sluice.platform.problem.Problems;
import java.util.List;
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
            enumeration = {"TRUE_POSITIVE", "FALSE_POSITIVE", "MAINTENANCE", "UNKNOWN"})
        @Nullable String label,
    @Schema(description = "who is to look after it, where that is the command", examples = "bert")
        @Nullable String to,
    @Schema(
            description =
                "tags that are learnt, or were put right, where that is the command; all that the incident names if it is missing",
            maxItems = IncidentCommand.MAX_TAGS,
            examples = "[\"LIT301\"]")
        @Nullable List<String> tags,
    @Schema(
            description =
                "with FALSE_POSITIVE: until when what is like it is told as INFO at most, 90 days"
                    + " from now at most",
            format = "date-time",
            examples = "2026-12-24T12:00:00Z")
        @Nullable String knownUntil) {

  /** Far more than the longest text takes. */
  private static final int MAX_BYTES = 64 << 10;

  private static final List<String> FIELDS = List.of("text", "label", "to", "tags", "knownUntil");

  /** The label by which a known false alarm is one that is not known. */
  public static CommandBody knownNoLonger() {
    return new CommandBody(
        "no longer known", IncidentLabel.FALSE_POSITIVE.name(), null, null, null);
  }

  /**
   * @param json the body of a request; empty if there is nothing to say
   * @throws HttpProblem if it is none, with a sentence that says why
   */
  static CommandBody of(byte[] json) {
    if (json.length > MAX_BYTES) {
      throw Problems.tooLarge(
          "the body has %,d bytes, expected %,d at most".formatted(json.length, MAX_BYTES),
          MAX_BYTES);
    }
    var fields = JsonFields.ofOptional(json, FIELDS);
    return new CommandBody(
        fields.text("text").orElse(null),
        fields.text("label").orElse(null),
        fields.text("to").orElse(null),
        fields.texts("tags").orElse(null),
        fields.text("knownUntil").orElse(null));
  }
}
