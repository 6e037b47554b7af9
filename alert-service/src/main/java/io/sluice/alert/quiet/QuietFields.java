package io.sluice.alert.quiet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Glob;
import io.sluice.contracts.Messages;
import io.sluice.contracts.NearestName;
import io.sluice.contracts.PlainText;
import io.sluice.incidents.quiet.InvalidQuietException;
import io.sluice.incidents.quiet.MatchedField;
import io.sluice.incidents.quiet.Matcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of a request's body. What is wrong is named, and so is a field that nobody knows. */
final class QuietFields {

  private final JsonNode body;

  private QuietFields(JsonNode body) {
    this.body = body;
  }

  /**
   * @param known names of all fields that there are
   * @throws InvalidQuietException if it is no object of such fields
   */
  static QuietFields of(byte[] json, String... known) {
    JsonNode body = parse(json);
    if (!body.isObject()) {
      throw wrong("body", "an object", "The body is no JSON object");
    }
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!Set.of(known).contains(name)) {
                throw wrong(
                    name,
                    "known",
                    "'%s' is no field of this%s; there are %s"
                        .formatted(
                            name,
                            NearestName.of(name, List.of(known))
                                .map(near -> ", did you mean '" + near + "'?")
                                .orElse(""),
                            String.join(", ", known)));
              }
            });
    return new QuietFields(body);
  }

  private static JsonNode parse(byte[] json) {
    try {
      return Messages.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw wrong("body", "JSON", "The body is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static InvalidQuietException wrong(String field, String rule, String sentence) {
    return new InvalidQuietException(field, rule, sentence);
  }

  private static InvalidQuietException missing(String field, String expected) {
    return wrong(field, "required", "'%s' is missing, expected %s".formatted(field, expected));
  }

  String text(String field, String expected) {
    return optionalText(field).orElseThrow(() -> missing(field, expected));
  }

  Optional<String> optionalText(String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrong(field, "text", "'%s' is %s, expected text".formatted(field, value));
    }
    return Optional.of(value.textValue());
  }

  Instant time(String field) {
    return optionalTime(field).orElseThrow(() -> missing(field, "a time as 2026-11-02T14:00:00Z"));
  }

  Optional<Instant> optionalTime(String field) {
    return optionalText(field)
        .map(
            text -> {
              try {
                return OffsetDateTime.parse(text).toInstant();
              } catch (DateTimeParseException e) {
                throw wrong(
                    field,
                    "ISO-8601 with offset",
                    "'%s' is '%s', expected a time as 2026-11-02T14:00:00Z".formatted(field, text));
              }
            });
  }

  /** A field that is a pattern of names, as the condition that it says. */
  Optional<Matcher> matcher(String field, MatchedField about) {
    return optionalText(field).map(text -> new Matcher(about, glob(field, text), true));
  }

  List<Matcher> matchers() {
    JsonNode list = body.path("matchers");
    if (!list.isArray()) {
      throw missing("matchers", "a list such as [{\"name\": \"asset\", \"value\": \"pump-*\"}]");
    }
    var matchers = new ArrayList<Matcher>();
    for (JsonNode one : list) {
      matchers.add(matcher("matchers[%d]".formatted(matchers.size()), one));
    }
    return matchers;
  }

  private static Matcher matcher(String field, JsonNode one) {
    if (!one.path("name").isTextual() || !one.path("value").isTextual()) {
      throw wrong(
          field,
          "name and value",
          "'%s' is %s, expected {\"name\": \"asset\", \"value\": \"pump-*\"}"
              .formatted(field, one));
    }
    JsonNode isEqual = one.path("isEqual");
    if (!isEqual.isMissingNode() && !isEqual.isBoolean()) {
      throw wrong(
          field + ".isEqual",
          "true or false",
          "'%s.isEqual' is %s, expected true or false".formatted(field, isEqual));
    }
    return new Matcher(
        name(field + ".name", one.path("name").textValue()),
        glob(field + ".value", one.path("value").textValue()),
        isEqual.asBoolean(true));
  }

  private static MatchedField name(String field, String text) {
    try {
      return MatchedField.of(text);
    } catch (IllegalArgumentException e) {
      throw wrong(
          field,
          "one of " + MatchedField.NAMES,
          "'%s' is '%s', expected one of %s".formatted(field, text, MatchedField.NAMES));
    }
  }

  private static Glob glob(String field, String text) {
    if (!PlainText.isName(text)) {
      throw wrong(
          field,
          "1 to %d characters".formatted(PlainText.MAX_NAME_LENGTH),
          "'%s' is no pattern: expected 1 to %d characters of plain text, * for any"
              .formatted(field, PlainText.MAX_NAME_LENGTH));
    }
    return new Glob(text);
  }
}
