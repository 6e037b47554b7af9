package io.sluice.deployment.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rules and dashboards of the checkout; tests run in its folder {@code tests/deployment}. */
final class Monitoring {

  static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent().getParent();
  static final Path RULES = CHECKOUT.resolve("helm/sluice/files/rules");
  static final Path DASHBOARDS = CHECKOUT.resolve("helm/sluice/files/dashboards");
  static final Path RULE_TESTS = Path.of("src/test/resources/promtool").toAbsolutePath();

  private Monitoring() {}

  /** A query and where it stands, for messages. */
  record Query(String where, String expression) {}

  static List<Path> rules() {
    return files(RULES, ".yaml");
  }

  static List<Path> dashboards() {
    return files(DASHBOARDS, ".json");
  }

  /** Path without folder and suffix. */
  static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  static JsonNode yaml(Path file) {
    try {
      return new YAMLMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return new JsonMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The entries of all groups of a file, recording rules included. */
  static List<JsonNode> entries(Path rules) {
    var entries = new ArrayList<JsonNode>();
    yaml(rules).path("groups").forEach(group -> group.path("rules").forEach(entries::add));
    return entries;
  }

  /** All panels but rows. */
  static List<JsonNode> panels(Path dashboard) {
    var panels = new ArrayList<JsonNode>();
    for (JsonNode panel : json(dashboard).path("panels")) {
      if (!panel.path("type").asText().equals("row")) {
        panels.add(panel);
      }
    }
    return panels;
  }

  static List<Query> ruleQueries() {
    var queries = new ArrayList<Query>();
    for (Path file : rules()) {
      for (JsonNode rule : entries(file)) {
        queries.add(new Query(file.getFileName().toString(), rule.path("expr").asText()));
      }
    }
    return queries;
  }

  /** Those to Prometheus. */
  static List<Query> dashboardQueries() {
    var queries = new ArrayList<Query>();
    for (Path file : dashboards()) {
      for (JsonNode panel : panels(file)) {
        String where = file.getFileName() + ", panel '" + panel.path("title").asText() + "'";
        for (JsonNode target : panel.path("targets")) {
          if (target.has("expr")) {
            queries.add(new Query(where, target.path("expr").asText()));
          }
        }
      }
    }
    return queries;
  }

  private static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
