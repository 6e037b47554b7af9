package io.sluice.query.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question of a dashboard to Postgres.
 *
 * @param where file and panel or variable
 * @param sql with Grafana's macros and variables in it
 */
record BoardQuery(String where, String sql) {

  static final Path DASHBOARDS = Path.of("..", "helm", "sluice", "files", "dashboards");

  /** Those of panels and of variables, of all dashboards. */
  static List<BoardQuery> all() {
    var queries = new ArrayList<BoardQuery>();
    try (Stream<Path> files = Files.list(DASHBOARDS)) {
      for (Path file : files.sorted().toList()) {
        JsonNode dashboard = new JsonMapper().readTree(file.toFile());
        for (JsonNode panel : dashboard.path("panels")) {
          String where = file.getFileName() + ", " + panel.path("title").asText();
          for (JsonNode target : panel.path("targets")) {
            if (target.has("rawSql")) {
              queries.add(new BoardQuery(where, target.path("rawSql").asText()));
            }
          }
        }
        for (JsonNode variable : dashboard.at("/templating/list")) {
          if (variable.at("/datasource/uid").asText().equals("${history}")) {
            queries.add(
                new BoardQuery(
                    file.getFileName() + ", $" + variable.path("name").asText(),
                    variable.path("query").asText()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return queries;
  }

  /**
   * What Grafana makes of it.
   *
   * @param variables chosen values by name; several of one are a list of SQL strings
   * @param seconds between two points of a panel
   */
  String filledIn(Instant from, Instant to, int seconds, Map<String, List<String>> variables) {
    String filled =
        sql.replaceAll(
                "\\$__timeFilter\\((\\w+)\\)", "$1 BETWEEN '%s' AND '%s'".formatted(from, to))
            .replaceAll(
                "\\$__timeGroupAlias\\((\\w+), \\$__interval\\)",
                "floor(extract(epoch from $1)/%d)*%d AS \"time\"".formatted(seconds, seconds))
            .replace("$__timeFrom()", "'" + from + "'")
            .replace("$__timeTo()", "'" + to + "'")
            .replace("$__interval_ms", String.valueOf(seconds * 1_000));
    for (var variable : variables.entrySet()) {
      filled =
          filled.replace(
              "${" + variable.getKey() + ":sqlstring}",
              variable.getValue().stream()
                  .map(value -> "'" + value.replace("'", "''") + "'")
                  .collect(Collectors.joining(",")));
    }
    return filled;
  }
}
