package io.sluice.testbed.plant.scenario;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the YAML (or JSON, its subset) of a scenario, format version 1. */
final class ScenarioReader {

  private static final int VERSION = 1;
  private static final Set<String> FIELDS =
      Set.of("version", "name", "description", "begin", "duration", "attacks", "drifts", "season");
  private static final Set<String> ATTACK_FIELDS =
      Set.of("id", "description", "start", "duration", "effects");

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ScenarioReader() {}

  /**
   * @param name of the file, for messages
   * @throws InvalidScenarioException naming the entry that is wrong
   */
  static Scenario read(String name, InputStream in) throws IOException {
    JsonNode root;
    try {
      root = MAPPER.readTree(in);
    } catch (JsonProcessingException e) {
      throw new InvalidScenarioException(
          "%s is no YAML, at or after line %d: %s"
              .formatted(name, e.getLocation().getLineNr(), firstLine(e.getOriginalMessage())),
          e);
    }
    try {
      return scenario(root);
    } catch (IllegalArgumentException e) {
      throw new InvalidScenarioException(name + ": " + e.getMessage(), e);
    }
  }

  private static Scenario scenario(JsonNode root) {
    known(root, FIELDS);
    if (root.path("version").asInt(-1) != VERSION) {
      throw new IllegalArgumentException(
          "'version' is %s, expected %d".formatted(root.path("version"), VERSION));
    }
    List<Attack> attacks = new ArrayList<>();
    JsonNode list = root.path("attacks");
    if (!list.isArray()) {
      throw new IllegalArgumentException("'attacks' is missing or no list");
    }
    for (JsonNode node : list) {
      String where =
          "attack " + (node.path("id").isInt() ? node.path("id") : "no. " + (attacks.size() + 1));
      attacks.add(at(where, () -> attack(node)));
    }
    return new Scenario(
        root.path("name").asText(""),
        root.path("description").asText(""),
        begin(root.path("begin").asText("")),
        duration(root, "duration"),
        attacks,
        drifts(root.path("drifts")),
        season(root.path("season")));
  }

  private static List<SensorDrift> drifts(JsonNode list) {
    if (!list.isMissingNode() && !list.isArray()) {
      throw new IllegalArgumentException("'drifts' is no list");
    }
    List<SensorDrift> drifts = new ArrayList<>();
    for (JsonNode node : list) {
      drifts.add(at("drift " + (drifts.size() + 1), () -> value(node, SensorDrift.class)));
    }
    return drifts;
  }

  private static Season season(JsonNode node) {
    return node.isMissingNode() ? Season.NONE : at("season", () -> value(node, Season.class));
  }

  private static Attack attack(JsonNode node) {
    known(node, ATTACK_FIELDS);
    List<Effect> effects = new ArrayList<>();
    for (JsonNode effect : node.path("effects")) {
      effects.add(at("effect " + (effects.size() + 1), () -> value(effect, Effect.class)));
    }
    return new Attack(
        node.path("id").asInt(0),
        node.path("description").asText(""),
        duration(node, "start"),
        duration(node, "duration"),
        effects);
  }

  private static <T> T value(JsonNode node, Class<T> type) {
    try {
      return MAPPER.treeToValue(node, type);
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException("unknown field '" + e.getPropertyName() + "'", e);
    } catch (InvalidTypeIdException e) {
      throw new IllegalArgumentException(
          "'kind' is %s, expected one of %s".formatted(node.path("kind"), kinds()), e);
    } catch (InvalidFormatException e) {
      throw new IllegalArgumentException(
          "'%s' is no %s".formatted(e.getValue(), e.getTargetType().getSimpleName()), e);
    } catch (ValueInstantiationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException(cause.getMessage(), e);
    } catch (MismatchedInputException e) {
      throw new IllegalArgumentException(mismatch(node, e), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(firstLine(e.getOriginalMessage()), e);
    }
  }

  private static String mismatch(JsonNode node, MismatchedInputException e) {
    if (e.getPath().isEmpty()) {
      return firstLine(e.getOriginalMessage());
    }
    String field = e.getPath().getLast().getFieldName();
    return node.hasNonNull(field)
        ? "'%s' is %s, expected a number".formatted(field, node.path(field))
        : "'" + field + "' is missing";
  }

  private static String kinds() {
    return Arrays.stream(Effect.class.getAnnotation(JsonSubTypes.class).value())
        .map(JsonSubTypes.Type::name)
        .toList()
        .toString();
  }

  private static <T> T at(String where, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ", " + e.getMessage(), e);
    }
  }

  private static void known(JsonNode node, Set<String> fields) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("expected fields " + fields.stream().sorted().toList());
    }
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!fields.contains(field)) {
                throw new IllegalArgumentException("unknown field '" + field + "'");
              }
            });
  }

  private static Instant begin(String text) {
    try {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("'begin' is missing");
      }
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'begin' is '" + text + "', expected an instant such as 2026-01-05T00:00:00Z", e);
    }
  }

  /** As people write it: {@code 90s}, {@code 12m}, {@code 1h30m}. */
  private static Duration duration(JsonNode node, String field) {
    String text = node.path(field).asText("");
    try {
      return Duration.parse("PT" + text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is '%s', expected a duration such as 90s, 12m or 1h30m".formatted(field, text), e);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
