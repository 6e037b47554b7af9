package io.sluice.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {

  @TempDir Path folder;

  static Stream<Path> dashboards() {
    return Monitoring.dashboards().stream();
  }

  @Test
  void allAreThere() {
    assertThat(dashboards().map(Monitoring::nameOf))
        .containsExactly("alarms", "asset", "drift", "network", "overview", "pipeline", "plant");
  }

  /** What query-api's BoardsIT asks the database for. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void eachTargetAsksOneDataSourceInItsLanguage(Path file) {
    Monitoring.panels(file)
        .forEach(
            panel ->
                panel
                    .path("targets")
                    .forEach(
                        target ->
                            assertThat(target.has("rawSql"))
                                .as(panel.path("title").asText())
                                .isEqualTo(
                                    target.at("/datasource/uid").asText().equals("${history}"))
                                .isNotEqualTo(target.has("expr"))));
  }

  /** Links and bookmarks name the uid; the data source is the reader's. */
  @ParameterizedTest
  @MethodSource("dashboards")
  void hasAStableIdAndNoDataSourceOfItsOwn(Path file) {
    // when
    JsonNode dashboard = Monitoring.json(file);

    // then
    assertThat(dashboard.path("uid").asText()).isEqualTo("sluice-" + Monitoring.nameOf(file));
    assertThat(dashboard.has("id")).isFalse();
    assertThat(dashboard.path("tags").path(0).asText()).isEqualTo("sluice");
    assertThat(dashboard.findValues("datasource"))
        .isNotEmpty()
        .allSatisfy(
            source -> assertThat(source.path("uid").asText()).isIn("${datasource}", "${history}"));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void eachPanelSaysWhatItShowsAndInWhichUnit(Path file) {
    assertThat(Monitoring.panels(file))
        .isNotEmpty()
        .allSatisfy(
            panel -> {
              assertThat(panel.path("title").asText()).isNotBlank();
              assertThat(panel.path("description").asText()).endsWith(".");
              assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                  .as(panel.path("title").asText())
                  .isNotBlank();
              assertThat(panel.path("targets")).isNotEmpty();
            });
    assertThat(Monitoring.panels(file).stream().map(panel -> panel.path("id").asInt()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsDoNotOverlap(Path file) {
    // given
    var taken = new boolean[24][1_000];

    // then
    for (JsonNode panel : Monitoring.panels(file)) {
      JsonNode place = panel.path("gridPos");
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          int column = place.path("x").asInt() + x;
          int row = place.path("y").asInt() + y;
          assertThat(taken[column][row]).as(panel.path("title").asText()).isFalse();
          taken[column][row] = true;
        }
      }
    }
  }

  @Test
  void everyQueryAsksOnlyForWhatIsExported() {
    // given
    var known = ExportedMetrics.all();

    // then
    for (var query : Monitoring.dashboardQueries()) {
      assertThat(PromQl.metrics(query.expression())).as(query.where()).isNotEmpty();
      assertThat(known).as(query.where()).containsAll(PromQl.metrics(query.expression()));
    }
  }

  /** As recording rules, since that is what promtool reads. */
  @Test
  void prometheusReadsEveryQuery() throws Exception {
    // given
    var promtool = Promtool.find();
    var yaml = new YAMLMapper();
    ObjectNode file = yaml.createObjectNode();
    ObjectNode group = file.putArray("groups").addObject().put("name", "dashboards");
    ArrayNode rules = group.putArray("rules");
    var queries = Monitoring.dashboardQueries();
    for (int i = 0; i < queries.size(); i++) {
      rules
          .addObject()
          .put("record", "query:" + i)
          .put("expr", PromQl.withoutVariables(queries.get(i).expression()));
    }
    Path written = folder.resolve("queries.yaml");
    yaml.writeValue(written.toFile(), file);

    // when
    var checked = promtool.run(List.of("check", "rules"), List.of(written));

    // then
    assertThat(checked.exitCode()).as(checked.output()).isZero();
  }
}
