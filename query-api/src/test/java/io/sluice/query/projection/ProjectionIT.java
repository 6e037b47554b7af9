package io.sluice.query.projection;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Headers;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Topics;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class ProjectionIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void everyMessageIsOneRow() {
    // given
    Plant plant = Plant.unique("counted");
    double[] ratios = new Random(7).doubles(2_500, 0, 3).toArray();

    // when
    Topic.readings(plant.readings(START, SECOND, 2_500));
    Topic.scores(plant.scores(START, SECOND, ratios));

    // then
    await().until(() -> readings(plant) == 2_500);
    await().until(() -> scores(plant) == 2_500);
  }

  @Test
  void whatItsSenderSendsTwiceUnderOneIdIsStoredOnce() {
    // given
    Plant plant = Plant.unique("twice");
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      readings.add(plant.reading("swat", "r-" + i, START.plusSeconds(i), i));
    }
    Collections.shuffle(readings, new Random(3));
    Topic.readings(readings);
    await().until(() -> readings(plant) == 300);
    long counted = counted("reading");

    // when
    Topic.readings(readings);
    Topic.readings(
        List.of(readings.get(0), readings.get(0), plant.reading(START.minusSeconds(1), 1)));

    // then
    await().until(() -> readings(plant) == 301);
    assertThat(counted("reading")).isEqualTo(counted + 1);
  }

  @Test
  void noSenderCanTakeThePlaceOfAReadingWithoutAnId() {
    // given
    Plant plant = Plant.unique("made-up");
    Topic.readings(List.of(plant.reading("swat", null, START, 1)));
    await().until(() -> readings(plant) == 1);
    String place =
        given().queryParam("asset", plant.asset()).get("/api/v1/readings").path("items[0].id");

    // when
    Topic.readings(
        List.of(
            plant.reading("swat", place, START, 2),
            plant.reading("swat", "@" + place, START, 3),
            plant.reading("swat", place.substring(1), START, 4)));

    // then
    await().until(() -> readings(plant) == 4);
    assertThat(place).matches("@\\d-\\d+");
  }

  @Test
  void whatHasNoIdIsARowForEachRecord() {
    // given: an hour that comes twice, and two records of one instant
    Plant plant = Plant.unique("again");
    List<Reading> hour = plant.readings(START, SECOND, 300);
    Topic.readings(hour);
    await().until(() -> readings(plant) == 300);

    // when
    Topic.readings(hour);
    Topic.readings(
        List.of(
            plant.reading("flows", null, START, 1),
            plant.reading("flows", null, START, 1),
            plant.reading("flows", "mine", START, 2)));

    // then
    await().until(() -> readings(plant) == 603);
    assertThat(
            Database.number(
                "select count(*) from history.reading where asset = ? and stream = 'flows'",
                plant.asset()))
        .isEqualTo(3);
  }

  @Test
  void countsKeptAreCountsOfRows() {
    // given
    Plant plant = Plant.unique("exact");

    // when
    Topic.scores(plant.scores(START, Duration.ofHours(7), 0.1, 1.2, 1.7, 2.5, 0.3, 2.2));

    // then
    await().until(() -> scores(plant) == 6);
    assertThat(counted("score")).isEqualTo(Database.number("select count(*) from history.score"));
    assertThat(
            Database.number(
                "select sum(rows) from history.day_count where series = 'score' and severity = 3"))
        .isEqualTo(Database.number("select count(*) from history.score where severity = 3"));
  }

  @Test
  void datesOfManyYearsHavePartitionsOfTheirOwn() {
    // given
    Plant plant = Plant.unique("years");
    var readings = new ArrayList<Reading>();
    for (int year = 2014; year <= 2026; year++) {
      readings.add(plant.reading(Instant.parse(year + "-03-01T23:59:59.999999Z"), year));
      readings.add(plant.reading(Instant.parse(year + "-03-02T00:00:00Z"), year));
    }

    // when
    Topic.readings(readings);

    // then
    await().until(() -> readings(plant) == 26);
    assertThat(
            Database.number(
                "select count(distinct tableoid) from history.reading where asset = ?",
                plant.asset()))
        .isEqualTo(26);
    assertThat(
            Database.number(
                "select count(*) from history.reading_default where asset = ?", plant.asset()))
        .isZero();
  }

  @Test
  void poisonGoesToTheDeadLettersAndTheRestGoesOn() {
    // given
    Plant plant = Plant.unique("poison");
    byte[] noJson = "{\"asset\": oops".getBytes(StandardCharsets.UTF_8);
    byte[] noTime =
        "{\"asset\":\"%s\",\"profile\":\"swat\",\"values\":{}}"
            .formatted(plant.asset())
            .getBytes(StandardCharsets.UTF_8);

    // when
    Topic.raw(Topics.SENSOR_READINGS, plant.asset(), noJson);
    Topic.raw(Topics.SENSOR_READINGS, plant.asset(), noTime);
    Topic.raw(Topics.SENSOR_READINGS, plant.asset(), null);
    Topic.readings(plant.readings(START, SECOND, 3));

    // then
    await().until(() -> readings(plant) == 3);
    var dead = Topic.on(Topics.SENSOR_READINGS_DLQ, plant.asset());
    assertThat(dead).hasSize(3);
    assertThat(dead.get(0).value()).isEqualTo(noJson);
    assertThat(header(dead.get(0), Headers.DEAD_LETTER_REASON)).isEqualTo("malformed");
    assertThat(header(dead.get(0), Headers.DEAD_LETTER_DETAIL)).contains("line 1, column");
    assertThat(header(dead.get(0), Headers.DEAD_LETTER_SOURCE))
        .matches("sensor-readings-\\d+@\\d+");
    assertThat(header(dead.get(1), Headers.DEAD_LETTER_DETAIL))
        .isEqualTo("no valid Reading: 'time' is missing");
    assertThat(dead.get(2).value()).isNull();
  }

  @Test
  void poisonTooLargeForADeadLetterIsPointedAtAndTheRestGoesOn() {
    // given: as much as a producer sends, more than it sends with headers that say why
    Plant plant = Plant.unique("large");
    byte[] small = "{\"asset\": oops".getBytes(StandardCharsets.UTF_8);
    byte[] large = new byte[1024 * 1024 - 150];

    // when
    Topic.raw(Topics.SENSOR_READINGS, plant.asset(), small);
    Topic.raw(Topics.SENSOR_READINGS, plant.asset(), large);
    Topic.readings(plant.readings(START, SECOND, 3));

    // then
    await().until(() -> readings(plant) == 3);
    var dead = Topic.on(Topics.SENSOR_READINGS_DLQ, plant.asset());
    assertThat(dead).hasSize(2);
    assertThat(dead.get(0).value()).isEqualTo(small);
    assertThat(dead.get(1).value()).isNull();
    assertThat(header(dead.get(1), Headers.DEAD_LETTER_DETAIL))
        .endsWith(" bytes are at " + header(dead.get(1), Headers.DEAD_LETTER_SOURCE));
  }

  @Test
  void whatOnlyTheDatabaseRefusesIsFoundAmongTheRest() {
    // given: text cannot hold the character U+0000, JSON can
    Plant plant = Plant.unique("nul");
    String bad =
        new String(
                Messages.encode(plant.alert(AlertKind.UPDATED, START, START.plusSeconds(5), 1.8)),
                StandardCharsets.UTF_8)
            .replace("LIT101 reads", "LIT101\\u0000 reads");
    Topic.alerts(List.of(plant.alert(AlertKind.OPENED, START, START, 1.2)));

    // when
    Topic.raw(Topics.ALERTS, plant.asset(), bad.getBytes(StandardCharsets.UTF_8));
    Topic.alerts(List.of(plant.alert(AlertKind.RESOLVED, START, START.plusSeconds(90), 1.8)));

    // then
    await()
        .until(
            () ->
                Database.number("select count(*) from history.alert where asset = ?", plant.asset())
                    == 2);
    var dead = Topic.on(Topics.ALERTS_DLQ, plant.asset());
    assertThat(dead).hasSize(1);
    assertThat(header(dead.get(0), Headers.DEAD_LETTER_REASON)).isEqualTo("not-storable");
  }

  @Test
  void theNewestStateOfAnIncidentWinsWhateverTheOrder() {
    // given
    Plant plant = Plant.unique("order");
    var opened = plant.alert(AlertKind.OPENED, START, START, 1.2);
    var escalated = plant.alert(AlertKind.ESCALATED, START, START.plusSeconds(60), 2.6);
    var resolved = plant.alert(AlertKind.RESOLVED, START, START.plusSeconds(90), 2.6);

    // when
    Topic.alerts(List.of(resolved));
    Topic.alerts(List.of(opened, escalated, opened));
    Topic.alerts(List.of(escalated));

    // then
    await()
        .until(
            () ->
                Database.number("select count(*) from history.alert where asset = ?", plant.asset())
                    == 3);
    assertThat(
            Database.number(
                "select count(*) from history.incident where asset = ? and peak_severity = 3"
                    + " and resolved_at = '2015-12-28T10:01:30Z' and peak_ratio = 2.6",
                plant.asset()))
        .isEqualTo(1);
  }

  @Test
  void anOutageOfTheDatabaseLosesNothing() {
    // given
    Plant plant = Plant.unique("outage");
    Topic.readings(plant.readings(START, SECOND, 10));
    await().until(() -> readings(plant) == 10);
    String name = Database.name();
    Database.executeOutside("alter database \"%s\" with allow_connections false".formatted(name));

    // when
    try {
      Database.executeOutside(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
              .formatted(name));
      Topic.readings(plant.readings(START.plusSeconds(10), SECOND, 3_000));
      io.restassured.RestAssured.given().get("/api/v1/assets").then().statusCode(503);
    } finally {
      Database.executeOutside("alter database \"%s\" with allow_connections true".formatted(name));
    }

    // then
    await().until(() -> readings(plant) == 3_010);
  }

  private static long readings(Plant plant) {
    return Database.number("select count(*) from history.reading where asset = ?", plant.asset());
  }

  private static long scores(Plant plant) {
    return Database.number("select count(*) from history.score where asset = ?", plant.asset());
  }

  private static long counted(String series) {
    return Database.number(
        "select coalesce(sum(rows), 0) from history.day_count where series = ?", series);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
