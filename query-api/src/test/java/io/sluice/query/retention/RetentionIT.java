package io.sluice.query.retention;

import static io.sluice.query.scene.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.AlertKind;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class RetentionIT {

  @Inject Retention retention;

  @Test
  void aDayGoesOnceItIsOldAndNobodyHasWrittenToItForAsLong() {
    // given: two days of long ago, both loaded just now, one of them marked as loaded long ago
    Plant plant = Plant.unique("old");
    Instant forgotten = Instant.parse("2011-01-01T12:00:00Z");
    Instant replayed = Instant.parse("2011-01-02T12:00:00Z");
    Topic.readings(plant.readings(forgotten, Duration.ofSeconds(1), 10));
    Topic.readings(plant.readings(replayed, Duration.ofSeconds(1), 10));
    await().until(() -> readings(plant) == 20);
    Database.execute(
        "update history.day set written_at = now() - interval '40 days' where day = '2011-01-01'");

    // when
    retention.run(Instant.now()).await().atMost(Duration.ofSeconds(60));

    // then
    assertThat(readings(plant)).isEqualTo(10);
    assertThat(Database.number("select count(*) from history.day where day = '2011-01-01'"))
        .isZero();
    assertThat(Database.number("select count(*) from history.day_count where day = '2011-01-01'"))
        .isZero();
    assertThat(
            Database.number("select count(*) from pg_tables where tablename = 'reading_20110101'"))
        .isZero();
  }

  @Test
  void aDayOfTheDefaultPartitionIsRemovedRowByRow() {
    // given
    Plant plant = Plant.unique("default");
    Database.execute("insert into history.day values ('reading', '1999-01-01', false, now())");
    Topic.readings(plant.readings(Instant.parse("1999-01-01T23:59:58Z"), Duration.ofSeconds(1), 4));
    await().until(() -> readings(plant) == 4);
    assertThat(Database.number("select count(*) from history.reading_default")).isEqualTo(2);
    Database.execute(
        "update history.day set written_at = now() - interval '40 days' where day = '1999-01-01'");

    // when
    retention.run(Instant.now()).await().atMost(Duration.ofSeconds(60));

    // then
    assertThat(readings(plant)).isEqualTo(2);
    assertThat(Database.number("select count(*) from history.reading_default")).isZero();
  }

  @Test
  void incidentsAndAlertsStayUntilTheyAreOldAndWereWrittenLongAgo() {
    // given
    Plant kept = Plant.unique("kept");
    Plant gone = Plant.unique("gone");
    Instant at = Instant.parse("2010-01-01T12:00:00Z");
    Topic.alerts(List.of(kept.alert(AlertKind.OPENED, at, at, 2)));
    Topic.alerts(List.of(gone.alert(AlertKind.OPENED, at, at, 2)));
    await().until(() -> incidents(kept) + incidents(gone) == 2);
    Database.execute(
        "update history.incident set written_at = now() - interval '800 days' where asset = '%s'"
            .formatted(gone.asset()));

    // when
    retention.run(Instant.now()).await().atMost(Duration.ofSeconds(60));

    // then
    assertThat(incidents(kept)).isEqualTo(1);
    assertThat(incidents(gone)).isZero();
  }

  @Test
  void onlyOneReplicaAtATime() {
    // given: another replica holds the lock
    Plant plant = Plant.unique("locked");
    Topic.readings(plant.readings(Instant.parse("2009-06-01T12:00:00Z"), Duration.ofSeconds(1), 5));
    await().until(() -> readings(plant) == 5);
    Database.execute(
        "update history.day set written_at = now() - interval '40 days' where day = '2009-06-01'");

    // when
    Database.whileLocked(
        Retention.LOCK, () -> retention.run(Instant.now()).await().atMost(Duration.ofSeconds(60)));

    // then
    assertThat(readings(plant)).isEqualTo(5);
    retention.run(Instant.now()).await().atMost(Duration.ofSeconds(60));
    assertThat(readings(plant)).isZero();
  }

  private static long readings(Plant plant) {
    return Database.number("select count(*) from history.reading where asset = ?", plant.asset());
  }

  private static long incidents(Plant plant) {
    return Database.number("select count(*) from history.incident where asset = ?", plant.asset());
  }
}
