package io.sluice.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.query.history.Series;
import io.sluice.query.scene.Database;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class DayPartitionsIT {

  private static final String PARTITIONS =
      "from pg_inherits join pg_class on pg_class.oid = inhrelid"
          + " where inhparent = ('history.' || ?)::regclass";

  private final DayPartitions days;

  DayPartitionsIT(DayPartitions days) {
    this.days = days;
  }

  @ParameterizedTest
  @EnumSource(Series.class)
  void vacuumDoesNotWriteWhatWasInsertedASecondTime(Series series) {
    // when
    days.ensure(series, Set.of(LocalDate.of(2003, 4, 5))).await().atMost(Duration.ofSeconds(30));

    // then
    assertThat(Database.number("select count(*) " + PARTITIONS, series.table()))
        .isGreaterThanOrEqualTo(2);
    assertThat(
            Database.number(
                "select count(*) "
                    + PARTITIONS
                    + " and not 'autovacuum_vacuum_insert_threshold=-1'"
                    + " = any (coalesce(reloptions, '{}'))",
                series.table()))
        .isZero();
  }

  @ParameterizedTest
  @EnumSource(Series.class)
  void statisticsAreRoughAndNotOfJson(Series series) {
    // when
    days.ensure(series, Set.of(LocalDate.of(2003, 4, 6))).await().atMost(Duration.ofSeconds(30));

    // then
    assertThat(
            Database.number(
                "select count(*) from pg_attribute where attnum > 0 and attstattarget is distinct"
                    + " from case atttypid when 'json'::regtype then 0 else 10 end"
                    + " and attrelid in (select inhrelid "
                    + PARTITIONS
                    + ")",
                series.table()))
        .isZero();
  }
}
