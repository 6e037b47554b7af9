package io.sluice.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The objects of one render, in its order.
 *
 * @param text as it was rendered
 * @param objects each as a tree
 */
record Manifests(String text, List<JsonNode> objects) {

  static final YAMLMapper YAML = new YAMLMapper();

  static Manifests parse(String text) {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      var objects = new ArrayList<JsonNode>();
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document != null && !document.isNull() && !document.isEmpty()) {
          objects.add(document);
        }
      }
      return new Manifests(text, List.copyOf(objects));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<JsonNode> ofKind(String... kinds) {
    return objects.stream().filter(object -> List.of(kinds).contains(kind(object)));
  }

  /** The one object of a kind with a name. */
  JsonNode get(String kind, String name) {
    return ofKind(kind)
        .filter(object -> name(object).equals(name))
        .reduce(
            (one, other) -> {
              throw new AssertionError("twice: " + kind + " " + name);
            })
        .orElseThrow(() -> new AssertionError("missing: " + kind + " " + name));
  }

  boolean has(String kind, String name) {
    return ofKind(kind).anyMatch(object -> name(object).equals(name));
  }

  /** Pod specifications of all workloads, Jobs and Pods. */
  Stream<Workload> workloads() {
    return ofKind("Deployment", "Job", "CronJob", "Pod").map(Workload::of);
  }

  /** Variables of a workload as NAME=value; of those out of a Secret, NAME=secret/key. */
  static List<String> environment(JsonNode workload) {
    return Workload.of(workload)
        .containers()
        .flatMap(container -> elements(container.path("env")))
        .map(variable -> variable.path("name").asText() + "=" + value(variable))
        .toList();
  }

  private static String value(JsonNode variable) {
    JsonNode secret = variable.at("/valueFrom/secretKeyRef");
    return secret.isMissingNode()
        ? variable.path("value").asText()
        : secret.path("name").asText() + "/" + secret.path("key").asText();
  }

  static String kind(JsonNode object) {
    return object.path("kind").asText();
  }

  static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  /** Kind and name, to tell in messages which one is meant. */
  static String id(JsonNode object) {
    return kind(object) + "/" + name(object);
  }

  static String yaml(JsonNode object) {
    try {
      return YAML.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whatever runs pods.
   *
   * @param id kind and name
   * @param template the pod: metadata and spec
   */
  record Workload(String id, JsonNode template) {

    static Workload of(JsonNode object) {
      return new Workload(
          Manifests.id(object),
          switch (kind(object)) {
            case "Pod" -> object;
            case "CronJob" -> object.at("/spec/jobTemplate/spec/template");
            default -> object.at("/spec/template");
          });
    }

    JsonNode spec() {
      return template.path("spec");
    }

    Stream<JsonNode> containers() {
      return Stream.of("initContainers", "containers")
          .flatMap(field -> Manifests.elements(spec().path(field)));
    }
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get);
  }
}
