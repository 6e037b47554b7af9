package io.sluice.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.sluice.contracts.Messages;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a request's body. What is wrong is answered with 400, {@code field} and {@code
 * rule}; so is a field that nobody knows, since what it says would be lost without a word.
 */
public final class JsonFields {

  private final String path;
  private final JsonNode object;

  private JsonFields(String path, JsonNode object) {
    this.path = path;
    this.object = object;
  }

  /**
   * @param known names of all fields that there are
   * @throws HttpProblem if it is no object of such fields
   */
  public static JsonFields of(byte[] json, List<String> known) {
    JsonNode body;
    try {
      body = Messages.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw wrong(
          "body",
          "JSON",
          "The body is no JSON from line %d, column %d on"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    if (!body.isObject()) {
      throw wrong(
          "body", "an object", "The body is %s, expected a JSON object".formatted(kind(body)));
    }
    return of("", body, known);
  }

  /**
   * As {@link #of(byte[], List)}, where nothing has to be said: no body is an object without
   * fields.
   *
   * @param known names of all fields that there are; none if there is nothing to say at all
   */
  public static JsonFields ofOptional(byte[] json, List<String> known) {
    return json.length == 0
        ? new JsonFields("", JsonNodeFactory.instance.objectNode())
        : of(json, known);
  }

  /**
   * The fields of an object within a body.
   *
   * @param path to be read before the name of a field, {@code matchers[0].}
   */
  public static JsonFields of(String path, JsonNode object, List<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw wrong(
                    path + name,
                    "known",
                    "'%s%s' is no field of this%s"
                        .formatted(path, KnownNames.shown(name), KnownNames.instead(name, known)));
              }
            });
    return new JsonFields(path, object);
  }

  /** What is there, of whatever type; empty if it is missing or null. */
  public Optional<JsonNode> value(String field) {
    JsonNode value = object.path(field);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  /** Empty if it is missing or null. */
  public Optional<String> text(String field) {
    return value(field)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw wrong(
                    path + field,
                    "text",
                    "'%s%s' is %s, expected text".formatted(path, field, kind(value)));
              }
              return value.textValue();
            });
  }

  /** A list of texts; empty if it is missing or null. */
  public Optional<List<String>> texts(String field) {
    return value(field)
        .map(
            value -> {
              var texts = new ArrayList<String>();
              for (JsonNode one : value.isArray() ? value : List.of(value)) {
                if (!value.isArray() || !one.isTextual()) {
                  throw wrong(
                      path + field,
                      "a list of texts",
                      "'%s%s' is %s, expected a list of texts"
                          .formatted(path, field, value.isArray() ? "not all text" : kind(value)));
                }
                texts.add(one.textValue());
              }
              return List.copyOf(texts);
            });
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case BINARY, MISSING, POJO -> "empty";
    };
  }

  private static HttpProblem wrong(String field, String rule, String sentence) {
    return Problems.ofField(Response.Status.BAD_REQUEST, field, rule, sentence);
  }
}
