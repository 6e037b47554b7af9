package io.sluice.query.rollup;

import static io.sluice.query.scene.Database.awaitRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.Quality;
import io.sluice.contracts.Reading;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Rollups;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What readings and scores come to by minute and hour. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class RollupIT {

  private static final Instant START = Instant.parse("2015-12-28T22:59:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Rollup rollup;
  private final MeterRegistry registry;

  RollupIT(Rollup rollup, MeterRegistry registry) {
    this.rollup = rollup;
    this.registry = registry;
  }

  @Test
  void readingsComeToMinutesAndHours() throws SQLException {
    // given: a minute before the hour and two after it, levels 500 to 679
    Plant plant = Plant.unique("rolled");
    Topic.readings(plant.readings(START, SECOND, 180));
    awaitRows("reading", plant, 180);

    // when
    catchUp();

    // then
    assertThat(level(plant, 60, START, "counts")).isEqualTo(60);
    assertThat(level(plant, 60, START, "lows")).isEqualTo(500);
    assertThat(level(plant, 60, START, "highs")).isEqualTo(559);
    assertThat(level(plant, 60, START, "lasts")).isEqualTo(559);
    Instant hour = START.plusSeconds(60);
    assertThat(level(plant, 3_600, hour, "counts")).isEqualTo(120);
    assertThat(level(plant, 3_600, hour, "lows")).isEqualTo(560);
    assertThat(level(plant, 3_600, hour, "highs")).isEqualTo(679);
    assertThat(level(plant, 3_600, hour, "means * 10")).isEqualTo(6_195);
    assertThat(level(plant, 3_600, hour, "lasts")).isEqualTo(679);
    assertThat(kind(plant, "LIT101")).isEqualTo("CONTINUOUS");
    assertThat(kind(plant, "FIT101")).isEqualTo("CONTINUOUS");
    // a tag without any value is no tag yet
    assertThat(Database.number("select count(*) from history.tag where asset = ?", plant.asset()))
        .isEqualTo(2);
  }

  @Test
  void whatComesLateIsRolledUpAgain() throws SQLException {
    // given
    Plant plant = Plant.unique("late");
    Topic.readings(plant.readings(START, SECOND, 30));
    awaitRows("reading", plant, 30);
    catchUp();
    Topic.readings(List.of(plant.reading(START.plusMillis(500), 5_000)));
    awaitRows("reading", plant, 31);

    // when
    catchUp();

    // then
    assertThat(level(plant, 60, START, "counts")).isEqualTo(31);
    assertThat(level(plant, 60, START, "highs")).isEqualTo(5_500);
    assertThat(level(plant, 3_600, START.minusSeconds(59 * 60), "counts")).isEqualTo(31);
    assertThat(Database.number("select count(*) from history.due where asset = ?", plant.asset()))
        .isZero();
  }

  @Test
  void textsAndStatesAreCountedAndScoresSayWhichWereAnomalous() throws SQLException {
    // given: records of a protocol and a state, of which the last two are anomalous; scores come
    // later
    Plant plant = Plant.unique("flows");
    var records = new ArrayList<Reading>();
    for (int i = 0; i < 10; i++) {
      records.add(
          new Reading(
              plant.asset(),
              "flows",
              "flows",
              START.plusSeconds(i),
              Map.of("ct_state_ttl", (double) (i % 2), "off", 7.0),
              Map.of("proto", i < 7 ? "tcp" : "udp"),
              Map.of("off", Quality.BAD),
              "r" + i,
              null));
    }
    Topic.readings(records);
    awaitRows("reading", plant, 10);
    catchUp();
    Topic.scores(
        List.of(
            plant.score("flows", START.plusSeconds(7), 0.5, null),
            plant.score("flows", START.plusSeconds(8), 1.5, null),
            plant.score("flows", START.plusSeconds(9), 2.5, null)));
    awaitRows("score", plant, 3);

    // when
    catchUp();

    // then
    for (int step : List.of(60, 3_600)) {
      assertThat(counted(plant, step, "proto", "tcp", 0)).isEqualTo(7);
      assertThat(counted(plant, step, "proto", "tcp", 1)).isZero();
      assertThat(counted(plant, step, "proto", "udp", 0)).isEqualTo(3);
      assertThat(counted(plant, step, "proto", "udp", 1)).isEqualTo(2);
      assertThat(counted(plant, step, "ct_state_ttl", "1", 0)).isEqualTo(5);
      assertThat(counted(plant, step, "ct_state_ttl", "1", 1)).isEqualTo(1);
    }
    assertThat(kind(plant, "proto")).isEqualTo("CATEGORICAL");
    assertThat(kind(plant, "ct_state_ttl")).isEqualTo("DISCRETE");
    assertThat(
            Database.number(
                "select count(*) from history.tag where asset = ? and name = 'off'", plant.asset()))
        .isZero();
  }

  @Test
  void readingsThatAreDueTogetherWithTheirScoresAreRolledUpOnce() throws SQLException {
    // given: all is rolled up, and due once more
    Plant plant = Plant.unique("once");
    Topic.readings(
        List.of(
            new Reading(
                plant.asset(),
                "flows",
                "flows",
                START,
                Map.of(),
                Map.of("proto", "tcp"),
                Map.of(),
                "r0",
                null)));
    Topic.scores(List.of(plant.score("flows", START, 1.5, null)));
    awaitRows("reading", plant, 1);
    awaitRows("score", plant, 1);
    catchUp();
    Database.execute(
        "insert into history.due (series, asset, stream, hour, minutes)"
            + " select series, '%s', 'flows', '2015-12-28T22:00:00Z', 1::bigint << 59"
                .formatted(plant.asset())
            + " from unnest('{reading,score}'::text[]) as series");
    double before = rolledUpReadings();

    // when
    catchUp();

    // then
    assertThat(rolledUpReadings() - before).isEqualTo(1);
    assertThat(counted(plant, 60, "proto", "tcp", 1)).isEqualTo(1);
  }

  private double rolledUpReadings() {
    return registry.counter("sluice.query.rollup.minutes", "series", "reading").count();
  }

  @Test
  void scoresComeToTheirRatiosDetectorsAndDeviations() throws SQLException {
    // given
    Plant plant = Plant.unique("scored");
    Topic.readings(plant.readings(START, SECOND, 3));
    Topic.scores(plant.scores(START, SECOND, 0.5, 2.5, 1.5));
    awaitRows("score", plant, 3);
    awaitRows("reading", plant, 3);

    // when
    catchUp();
    catchUp();

    // then
    assertThat(number(plant, RolledSource.SCORE, "ratio", 60, START, "highs * 10")).isEqualTo(25);
    assertThat(number(plant, RolledSource.SCORE, "severity", 60, START, "highs")).isEqualTo(3);
    assertThat(number(plant, RolledSource.DETECTOR, "autoencoder", 60, START, "lasts * 10"))
        .isEqualTo(15);
    assertThat(number(plant, RolledSource.DEVIATION, "LIT101", 60, START, "highs * 100"))
        .isEqualTo(180);
  }

  @Test
  void aUnitIsLearntOfScoresThatWereDueBeforeTheirReadings() throws SQLException {
    // given: both due at the same time, the scores written down first
    Plant plant = Plant.unique("described");
    Topic.readings(plant.readings(START, SECOND, 3));
    Topic.scores(plant.scores(START, SECOND, 1.5));
    awaitRows("score", plant, 1);
    awaitRows("reading", plant, 3);
    Database.execute(
        """
        with took as (
          update history.stream set readings_due = 0, scores_due = 0 where asset = '%s'
          returning asset, stream
        )
        insert into history.due (series, asset, stream, hour, minutes)
        select series, asset, stream, '2015-12-28T22:00:00Z'::timestamptz, 1::bigint << 59
        from unnest(array['score', 'reading']) series, took
        """
            .formatted(plant.asset()));

    // when
    catchUp();

    // then
    assertThat(
            Database.number(
                "select count(*) from history.tag where asset = ? and source = 'READING' and unit = 'mm'",
                plant.asset()))
        .isEqualTo(1);
  }

  private void catchUp() throws SQLException {
    Rollups.catchUp(rollup);
  }

  private static long level(Plant plant, int step, Instant time, String column) {
    return number(plant, RolledSource.READING, "LIT101", step, time, column);
  }

  /**
   * @param column an array, with what is done with its element
   */
  private static long number(
      Plant plant, RolledSource source, String tag, int step, Instant time, String column) {
    return Database.number(
        "select round("
            + column.replaceFirst("^\\w+", "$0[number % 32 + 1]")
            + ")::bigint from history.rollup join history.tag using (asset, stream, source)"
            + " where asset = ? and source = ? and name = ? and step = ? and time = ? and part = number / 32",
        plant.asset(),
        source.name(),
        tag,
        step,
        time.atOffset(java.time.ZoneOffset.UTC));
  }

  private static long counted(Plant plant, int step, String tag, String value, int which) {
    return Database.number(
        "select (counted -> ? -> 'values' -> ? ->> ?)::bigint from history.rollup"
            + " where asset = ? and source = 'READING' and step = ?",
        tag,
        value,
        which,
        plant.asset(),
        step);
  }

  private static String kind(Plant plant, String tag) {
    return List.of("CONTINUOUS", "DISCRETE", "CATEGORICAL")
        .get(
            (int)
                Database.number(
                    "select array_position(array['CONTINUOUS', 'DISCRETE', 'CATEGORICAL'], kind) - 1"
                        + " from history.tag where asset = ? and source = 'READING' and name = ?",
                    plant.asset(),
                    tag));
  }
}
