package io.sluice.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Drift;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Topics;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grafana's questions to the history, asked as Grafana would, by the role that it has. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class BoardsIT {

  private static final String ROLE = "sluice_boards";
  private static final int MOST_ROWS = 20_000;

  private static final Instant START = Site.START;
  private static final Instant END = START.plusSeconds(Site.SECONDS);

  private static boolean isThere;

  /** As in a cluster: the role is made by a superuser, what it may read is granted by us. */
  @BeforeEach
  void role() {
    if (isThere) {
      return;
    }
    isThere = true;
    asSuperuser(read(BoardQuery.DASHBOARDS.resolve("../postgres/boards-role.sql")));
    asSuperuser("alter role sluice_boards password 'of-grafana'");
    Database.execute(
        read(Path.of("src", "main", "resources", "db", "migration", "afterMigrate.sql")));
  }

  private static void asSuperuser(String sql) {
    try (Connection connection = DriverManager.getConnection(Database.url(), "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Connection asGrafana() throws SQLException {
    return DriverManager.getConnection(Database.url(), ROLE, "of-grafana");
  }

  @Test
  void everyQueryFindsWhatThereIs() throws SQLException {
    // given
    Site site = Site.stored();
    tellDriftOf(site.plant);
    var ofPlant = chosen(site.plant, Plant.PROFILE, "LIT101", "FIT101");
    var ofNetwork = chosen(site.network, Site.FLOWS, "sload");
    // of the network alone, and of the plant alone
    var elsewhere = Pattern.compile("network.json.*");

    // when
    var empty = new ArrayList<String>();
    try (Connection grafana = asGrafana()) {
      for (BoardQuery query : BoardQuery.all()) {
        var variables = elsewhere.matcher(query.where()).matches() ? ofNetwork : ofPlant;
        List<Map<String, Object>> rows =
            rows(grafana, query.filledIn(START, END, 15, variables), query.where());
        if (rows.isEmpty()) {
          empty.add(query.where());
        }
      }
    }

    // then: nobody has told drift as an incident, and the scan of the network was none
    assertThat(empty).containsExactly("drift.json, Incidents", "network.json, Incidents");
  }

  @Test
  void readingsOfATagAreTheMeansOfTheirTime() throws SQLException {
    // given
    Site site = Site.stored();
    BoardQuery means =
        BoardQuery.all().stream()
            .filter(query -> query.where().equals("asset.json, Tags, mean"))
            .findFirst()
            .orElseThrow();

    // when
    List<Map<String, Object>> rows;
    try (Connection grafana = asGrafana()) {
      rows =
          rows(
              grafana,
              means.filledIn(START, END, 60, chosen(site.plant, Plant.PROFILE, "MV101", "FIT101")),
              means.where());
    }

    // then: half an hour, two tags, a minute a point; FIT101 is 0 from the attack on
    assertThat(rows).hasSize(60);
    assertThat(new TreeSet<>(rows.stream().map(row -> row.get("metric").toString()).toList()))
        .containsExactly("FIT101", "MV101");
    assertThat(rows.getLast()).containsEntry("metric", "MV101");
    assertThat(rows.get(rows.size() - 2))
        .containsEntry("metric", "FIT101")
        .containsEntry("value", 0.0);
  }

  @Test
  void anIncidentLeadsToItsPage() throws SQLException {
    // given
    Site site = Site.stored();

    // when
    try (Connection grafana = asGrafana()) {
      var rows =
          rows(
              grafana,
              "select page, peak_severity from board.incident where asset = '%s'"
                  .formatted(site.plant.asset()),
              "incident");

      // then
      assertThat(rows)
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.get("page").toString())
                    .endsWith("/#/incident/" + site.opened.incident());
                assertThat(row).containsEntry("peak_severity", "CRITICAL");
              });
    }
  }

  @Test
  void noQuestionHasAnAnswerWithoutEnd() {
    assertThat(BoardQuery.all())
        .isNotEmpty()
        .allSatisfy(
            query -> {
              var limit = Pattern.compile(" limit (\\d+)$").matcher(query.sql());
              assertThat(limit.find()).as(query.where()).isTrue();
              assertThat(Integer.parseInt(limit.group(1))).isBetween(1, MOST_ROWS);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1 from history.reading",
        "select 1 from history.incident",
        "select 1 from history.progress",
        "delete from board.incident",
        "update board.stream set profile = 'x'",
        "create table board.mine (a int)",
        "create table public.mine (a int)",
        "select history.drop_day('reading', current_date, now())",
        "set role postgres",
        "copy (select 1) to program 'true'",
      })
  void theRoleMayReadTheViewsAndDoNothingElse(String sql) throws SQLException {
    try (Connection grafana = asGrafana();
        var statement = grafana.createStatement()) {
      // even where somebody switches the default off
      statement.execute("set default_transaction_read_only = off");
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void theRoleIsBoundedInTimeAndConnections() throws SQLException {
    try (Connection grafana = asGrafana()) {
      assertThat(rows(grafana, "show statement_timeout", "timeout"))
          .containsExactly(Map.of("statement_timeout", "15s"));
      assertThat(rows(grafana, "show default_transaction_read_only", "read only"))
          .containsExactly(Map.of("default_transaction_read_only", "on"));
    }
    assertThat(Database.number("select rolconnlimit from pg_roles where rolname = '" + ROLE + "'"))
        .isEqualTo(10);
  }

  private static Map<String, List<String>> chosen(Plant plant, String stream, String... tags) {
    return Map.of("asset", List.of(plant.asset()), "stream", List.of(stream), "tag", List.of(tags));
  }

  private static void tellDriftOf(Plant plant) {
    var report =
        new Drift(
            plant.asset(),
            Plant.PROFILE,
            Plant.PROFILE,
            new BundleRef("1", "c".repeat(64)),
            START.plusSeconds(600),
            600,
            600,
            Map.of("forecaster", new Drift.Series(0.2, 600, null, null)),
            null,
            List.of(new Drift.Tag("LIT101", null, null, 0.4, 0.2, 0.1, 0.15, 2)),
            List.of());
    Topic.raw(Topics.DRIFT, report.asset() + report.stream(), Messages.encode(report));
    Database.awaitRows("drift", plant, 1);
  }

  private static List<Map<String, Object>> rows(Connection connection, String sql, String where) {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var columns = result.getMetaData();
      var rows = new ArrayList<Map<String, Object>>();
      while (result.next()) {
        var row = new HashMap<String, Object>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.put(columns.getColumnLabel(i), result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(where + ": " + sql, e);
    }
  }
}
