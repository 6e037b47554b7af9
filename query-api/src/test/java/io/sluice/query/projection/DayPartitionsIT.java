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

  private static final String NOT_VACUUMED_FOR_INSERTS =
      "select count(*) from pg_class where oid = ?::regclass and reloptions @> array["
          + "'autovacuum_vacuum_insert_threshold=-1', 'autovacuum_analyze_scale_factor=1']";

  private static final String COLUMNS =
      "select count(*) from pg_attribute where attrelid = ?::regclass and attnum > 0";

  private static final String WITH_ROUGH_STATISTICS =
      " and attstattarget = case atttypid when 'json'::regtype then 0 else 10 end";

  private final DayPartitions days;

  DayPartitionsIT(DayPartitions days) {
    this.days = days;
  }

  @ParameterizedTest
  @EnumSource(Series.class)
  void aNewDayIsWrittenOnce(Series series) {
    // given
    String day = "history." + series.table() + "_20030405";

    // when
    days.ensure(series, Set.of(LocalDate.of(2003, 4, 5))).await().atMost(Duration.ofSeconds(30));

    // then
    assertThat(Database.number(NOT_VACUUMED_FOR_INSERTS, day)).isOne();
    assertThat(Database.number(COLUMNS + WITH_ROUGH_STATISTICS, day))
        .isPositive()
        .isEqualTo(Database.number(COLUMNS, day));
    String beside = "history." + series.table() + "_default";
    assertThat(Database.number(NOT_VACUUMED_FOR_INSERTS, beside)).isZero();
  }
}
