package io.sluice.query.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.contracts.Messages;
import io.sluice.contracts.NearestName;
import io.sluice.platform.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        @Nullable String to) {

  /** Far more than the longest text takes. */
  private static final int MAX_BYTES = 64 << 10;

  private static final List<String> FIELDS = List.of("text", "label", "to");

  private static final String EXPECTED =
      "expected an object such as {\"text\": \"valve replaced\"}";

  /**
   * @param json the body of a request; empty if there is nothing to say
   * @throws HttpProblem if it is none, with a sentence that says why
   */
  static CommandBody of(byte[] json) {
    if (json.length == 0) {
      return new CommandBody(null, null, null);
    }
    if (json.length > MAX_BYTES) {
      throw Problems.builder(
              413,
              "Content Too Large",
              "the body has %,d bytes, expected %,d at most".formatted(json.length, MAX_BYTES))
          .build();
    }
    JsonNode body = parse(json);
    if (!body.isObject()) {
      throw refused("body", "an object", "the body is %s, %s".formatted(kind(body), EXPECTED));
    }
    refuseUnknown(body);
    return new CommandBody(text(body, "text"), text(body, "label"), text(body, "to"));
  }

  /** A field that nobody reads is a slip: what it says would be lost without a word. */
  private static void refuseUnknown(JsonNode body) {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw refused(
                    name,
                    "known",
                    "'%s' is no field of this%s; there are %s"
                        .formatted(
                            name,
                            NearestName.of(name, FIELDS)
                                .map(near -> ", did you mean '" + near + "'?")
                                .orElse(""),
                            String.join(", ", FIELDS)));
              }
            });
  }

  private static JsonNode parse(byte[] json) {
    try {
      return Messages.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw refused(
          "body",
          "JSON",
          where == null
              ? "the body is no JSON, " + EXPECTED
              : "the body is no JSON from line %d, column %d on, %s"
                  .formatted(where.getLineNr(), where.getColumnNr(), EXPECTED));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static @Nullable String text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw refused(field, "text", "%s is %s, expected text".formatted(field, kind(value)));
    }
    return value.textValue();
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      default -> "empty";
    };
  }

  private static HttpProblem refused(String field, String rule, String sentence) {
    return Problems.builder(400, "Bad Request", sentence)
        .with("field", field)
        .with("rule", rule)
        .build();
  }
}
