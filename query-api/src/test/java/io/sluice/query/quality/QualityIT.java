package io.sluice.query.quality;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sluice.query.scene.Database;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How good the alarms of a profile were, told by what people said. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class QualityIT {

  @Inject QualityJob job;
  @Inject MeterRegistry registry;

  private final String profile = "quality-" + UUID.randomUUID();

  /** Judged until 2017-03-20 12:00, in 30 hours of that week and 20 before. */
  @BeforeEach
  void judge() {
    Database.execute(
        """
        select history.ensure_days('rollup', array['2017-03-18', '2017-03-19', '2017-03-01', '2017-03-20']::date[], 1000);
        insert into history.stream (asset, stream, profile, last_score_at, last_ratio, last_severity, last_scored_at)
          values ('%1$s', '%1$s', '%1$s', '2017-03-20T12:00:00Z', 0.5, 0, now());
        insert into history.rollup (asset, stream, source, step, part, time, counts, lows, highs, means, squares, lasts)
          select '%1$s', '%1$s', 'SCORE', 3600, 0, t, '{1}', '{1}', '{1}', '{1}', '{0}', '{1}'
          from generate_series(timestamptz '2017-03-18T00:00:00Z', '2017-03-19T05:00:00Z', '1 hour') t;
        insert into history.rollup (asset, stream, source, step, part, time, counts, lows, highs, means, squares, lasts)
          select '%1$s', '%1$s', 'SCORE', 3600, 0, t, '{1}', '{1}', '{1}', '{1}', '{0}', '{1}'
          from generate_series(timestamptz '2017-03-01T00:00:00Z', '2017-03-01T19:00:00Z', '1 hour') t
        """
            .formatted(profile));
  }

  @AfterEach
  void remove() {
    for (String table : new String[] {"stream", "rollup", "incident", "alert", "feedback", "tag"}) {
      Database.execute("delete from history.%s where asset = '%s'".formatted(table, profile));
    }
  }

  private void incident(String at, int severity, String category, String cause, String label) {
    incident(at, severity, category, cause, label, null);
  }

  /**
   * @param waited seconds until it was acknowledged; null if it never was
   */
  private void incident(
      String at, int severity, String category, String cause, String label, Integer waited) {
    UUID id = UUID.randomUUID();
    Database.execute(
        """
        insert into history.incident (id, asset, streams, profile, severity, peak_severity, last_kind,
            started_at, updated_at, resolved_at, peak_ratio, contributors, category, cause, text, links, label,
            acknowledged_by, acknowledged_at)
          values ('%1$s', '%2$s', '{%2$s}', '%2$s', 1, %3$d, 0, '%4$s', '%4$s', timestamptz '%4$s' + interval '5 minutes',
            1.2, '[]', '%5$s', %6$s, '', '{}', %7$s, %8$s, %9$s);
        insert into history.alert (id, incident, asset, streams, profile, kind, severity, started_at, updated_at,
            peak_ratio, contributors, category, text, links, test, written_at)
          values (gen_random_uuid(), '%1$s', '%2$s', '{%2$s}', '%2$s', 'OPENED', 1, '%4$s', '%4$s', 1.2, '[]', '%5$s', '',
            '{}', false, '2026-01-05T09:00:00Z')
        """
            .formatted(
                id,
                profile,
                severity,
                at,
                category,
                quoted(cause),
                quoted(label),
                waited == null ? "null" : "'anna'",
                waited == null
                    ? "null"
                    : "timestamptz '2026-01-05T09:00:00Z' + interval '%d seconds'"
                        .formatted(waited)));
  }

  private static String quoted(String text) {
    return text == null ? "null" : "'" + text + "'";
  }

  private void said(String kind, String from, String to, String label) {
    Database.execute(
        """
        insert into history.feedback (id, subject, kind, asset, stream, profile, from_time, to_time, record, label, given_by)
          values (gen_random_uuid(), md5('%1$s%2$s%3$s%4$s')::uuid, '%2$s', '%1$s', '%1$s', '%1$s', '%3$s', '%4$s',
            case '%2$s' when 'RECORD' then 'r' end, '%5$s', 'anna')
        """
            .formatted(profile, kind, from, to, label));
  }

  /** What a detector said in a minute. */
  private void detector(String name, int number, String at, String highs) {
    Database.execute(
        """
        insert into history.tag (asset, stream, source, name, number, kind)
          values ('%1$s', '%1$s', 'DETECTOR', '%2$s', %3$d, 'CONTINUOUS') on conflict do nothing;
        insert into history.rollup (asset, stream, source, step, part, time, counts, lows, highs, means, squares, lasts)
          values ('%1$s', '%1$s', 'DETECTOR', 60, 0, '%4$s', '{1,1}', '{0,0}', '%5$s', '{0,0}', '{0,0}', '{0,0}')
          on conflict do nothing
        """
            .formatted(profile, name, number, at, highs));
  }

  private JsonPath told() {
    return given().get("/api/v1/quality").then().statusCode(200).extract().jsonPath();
  }

  private String period(int index) {
    return "find { it.profile == '%s' }.periods[%d]".formatted(profile, index);
  }

  @Test
  void whatPeopleSaidOfIncidentsIsPrecision() {
    // given in the week three true and one false, before it one false, and some that do not count
    incident("2017-03-20T10:00:00Z", 3, "PROCESS", "CYBER_THREAT", "TRUE_POSITIVE");
    incident("2017-03-19T10:00:00Z", 1, "PROCESS", "CYBER_THREAT", "TRUE_POSITIVE");
    incident("2017-03-18T10:00:00Z", 1, "DATA", null, "TRUE_POSITIVE");
    incident("2017-03-18T11:00:00Z", 1, "PROCESS", "SENSOR_DRIFT", "FALSE_POSITIVE");
    incident("2017-03-01T10:00:00Z", 1, "PROCESS", "SENSOR_DRIFT", "FALSE_POSITIVE");
    incident("2017-03-18T12:00:00Z", 1, "PROCESS", null, "MAINTENANCE");
    incident("2017-03-18T13:00:00Z", 1, "PROCESS", null, "UNKNOWN");
    incident("2017-03-18T14:00:00Z", 1, "PROCESS", null, null);
    incident("2017-01-01T10:00:00Z", 3, "PROCESS", null, "FALSE_POSITIVE");
    detector("forecaster", 0, "2017-03-20T10:00:00Z", "{1.7,1.2}");
    detector("autoencoder", 1, "2017-03-18T11:01:00Z", "{0.4,1.1}");

    // when
    JsonPath told = told();

    // then
    String week = period(0);
    assertThat(told.getInt(week + ".days")).isEqualTo(7);
    assertThat(told.getInt(week + ".precision.trueAlarms")).isEqualTo(3);
    assertThat(told.getInt(week + ".precision.falseAlarms")).isEqualTo(1);
    assertThat(told.getDouble(week + ".precision.share")).isEqualTo(0.75);
    assertThat(told.getDouble(week + ".precision.low")).isCloseTo(0.3006, within(1e-3));
    assertThat(told.getDouble(week + ".precision.high")).isCloseTo(0.9544, within(1e-3));
    assertThat(told.getInt(week + ".unlabelled")).isEqualTo(2);
    assertThat(told.getList(week + ".detectors.name")).containsExactly("autoencoder", "forecaster");
    assertThat(told.getList(week + ".detectors.precision.trueAlarms")).containsExactly(0, 1);
    assertThat(told.getList(week + ".detectors.precision.falseAlarms")).containsExactly(1, 0);
    assertThat(told.getList(week + ".causes.name"))
        .containsExactly("CYBER_THREAT", "SENSOR_DRIFT", "UNKNOWN");
    assertThat(told.getInt(period(1) + ".precision.falseAlarms")).isEqualTo(2);
  }

  @Test
  void whatNobodyHasConfirmedIsHeldAgainstTheBudget() {
    // given 30 hours of judging, a month of 50
    for (int i = 0; i < 10; i++) {
      incident("2017-03-18T1%d:00:00Z".formatted(i), i < 4 ? 2 : 1, "PROCESS", null, null);
    }
    incident("2017-03-19T01:00:00Z", 3, "PROCESS", null, "TRUE_POSITIVE");
    incident("2017-03-19T02:00:00Z", 3, "DATA", null, null);

    // when
    JsonPath told = told();
    job.read().await().atMost(Duration.ofSeconds(30));

    // then
    String rates = period(0) + ".unconfirmed";
    assertThat(told.getInt(rates + ".info.count")).isEqualTo(10);
    assertThat(told.getInt(rates + ".warning.count")).isEqualTo(4);
    assertThat(told.getInt(rates + ".critical.count")).isZero();
    assertThat(told.getDouble(rates + ".info.perDay")).isEqualTo(8);
    // Garwood: 4.795
    assertThat(told.getDouble(rates + ".info.low") * 1.25).isCloseTo(4.795, within(0.02));
    assertThat(told.getDouble(rates + ".critical.low")).isZero();
    assertThat(
            registry
                .get("sluice.query.quality.unconfirmed.per.day")
                .tags("profile", profile, "days", "7", "reached", "info")
                .gauge()
                .value())
        .isEqualTo(8);
    assertThat(
            registry
                .get("sluice.query.quality.labelled")
                .tags("profile", profile, "days", "30", "label", "true")
                .gauge()
                .value())
        .isEqualTo(1);
  }

  @Test
  void howLongPeopleTookIsOfThoseThatTheyAcknowledged() {
    // given
    for (int i = 1; i <= 11; i++) {
      incident("2017-03-18T1%d:00:00Z".formatted(i % 10), 1, "PROCESS", null, null, i * 10);
    }
    incident("2017-03-18T20:00:00Z", 1, "PROCESS", null, null);

    // when
    JsonPath told = told();

    // then
    String waited = period(0) + ".acknowledgement";
    assertThat(told.getInt(waited + ".count")).isEqualTo(11);
    assertThat(told.getDouble(waited + ".medianSeconds")).isEqualTo(60);
    assertThat(told.getDouble(waited + ".p90Seconds")).isEqualTo(100);
  }

  @Test
  void whatPeopleCalledAnomalousWithoutAnIncidentWasMissed() {
    // given: one with an incident that began within, one that ended before, and corrections
    incident("2017-03-18T10:00:00Z", 1, "PROCESS", null, null);
    incident("2017-03-18T12:00:00Z", 1, "DATA", null, null);
    said("WINDOW", "2017-03-18T09:59:00Z", "2017-03-18T10:01:00Z", "TRUE_POSITIVE");
    said("WINDOW", "2017-03-18T10:06:00Z", "2017-03-18T10:09:00Z", "TRUE_POSITIVE");
    said("WINDOW", "2017-03-18T12:00:00Z", "2017-03-18T12:09:00Z", "TRUE_POSITIVE");
    said("WINDOW", "2017-03-18T14:00:00Z", "2017-03-18T14:09:00Z", "TRUE_POSITIVE");
    said("WINDOW", "2017-03-18T14:00:00Z", "2017-03-18T14:09:00Z", "FALSE_POSITIVE");
    said("RECORD", "2017-03-18T10:02:00Z", "2017-03-18T10:02:00Z", "TRUE_POSITIVE");
    said("RECORD", "2017-03-01T10:02:00Z", "2017-03-01T10:02:00Z", "TRUE_POSITIVE");

    // when
    JsonPath told = told();

    // then
    assertThat(told.getInt(period(0) + ".missed.windows")).isEqualTo(3);
    assertThat(told.getInt(period(0) + ".missed.missedWindows")).isEqualTo(2);
    assertThat(told.getInt(period(0) + ".missed.records")).isEqualTo(1);
    assertThat(told.getInt(period(0) + ".missed.missedRecords")).isZero();
    assertThat(told.getInt(period(1) + ".missed.missedRecords")).isEqualTo(1);
  }
}
