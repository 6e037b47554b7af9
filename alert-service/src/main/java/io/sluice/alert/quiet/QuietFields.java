package io.sluice.alert.quiet;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Category;
import io.sluice.contracts.Glob;
import io.sluice.contracts.PlainText;
import io.sluice.contracts.Severity;
import io.sluice.incidents.quiet.InvalidQuietException;
import io.sluice.incidents.quiet.MatchedField;
import io.sluice.incidents.quiet.Matcher;
import io.sluice.platform.problem.JsonFields;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What the body of a request for quiet says. */
final class QuietFields {

  private static final String LIST =
      "a list such as [{\"name\": \"asset\", \"value\": \"pump-*\"}]";

  private final JsonFields body;

  private QuietFields(JsonFields body) {
    this.body = body;
  }

  /**
   * @param known names of all fields that there are
   */
  static QuietFields of(byte[] json, String... known) {
    return new QuietFields(JsonFields.of(json, List.of(known)));
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
    return body.text(field);
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

  /** Which asset, or which assets by a pattern. */
  Matcher assets() {
    return matcher("asset", MatchedField.ASSET)
        .orElseThrow(() -> missing("asset", "a name or a pattern; * is all"));
  }

  List<Matcher> matchers() {
    JsonNode list = body.value("matchers").orElseThrow(() -> missing("matchers", LIST));
    if (!list.isArray()) {
      throw wrong("matchers", "a list", "'matchers' is %s, expected %s".formatted(list, LIST));
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
    JsonFields.of(field + ".", one, List.of("name", "value", "isEqual"));
    JsonNode isEqual = one.path("isEqual");
    if (!isEqual.isMissingNode() && !isEqual.isBoolean()) {
      throw wrong(
          field + ".isEqual",
          "true or false",
          "'%s.isEqual' is %s, expected true or false".formatted(field, isEqual));
    }
    MatchedField name = name(field + ".name", one.path("name").textValue());
    Glob value = glob(field + ".value", one.path("value").textValue());
    refuseNever(field + ".value", name, value);
    return new Matcher(name, value, isEqual.asBoolean(true));
  }

  /** Of what has a few values at all, a pattern that none of them meets is a slip. */
  private static void refuseNever(String field, MatchedField name, Glob value) {
    List<String> all =
        switch (name) {
          case SEVERITY ->
              EnumSet.range(Severity.INFO, Severity.CRITICAL).stream().map(Enum::name).toList();
          case CATEGORY -> Category.RAISED.stream().map(Enum::name).toList();
          case INCIDENT, ASSET, STREAM, PROFILE, TAG -> List.of();
        };
    if (!all.isEmpty() && all.stream().noneMatch(value::matches)) {
      String expected = "one of " + String.join(", ", all);
      throw wrong(
          field, expected, "'%s' is '%s', expected %s".formatted(field, value.pattern(), expected));
    }
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
