package io.sluice.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sluice.contracts.RawScore;
import io.sluice.query.history.Series;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Writes what comparing takes of scores of bundles that judge beside those in use. */
@ApplicationScoped
class ShadowTable implements RowWriter<RawScore> {

  private static final String INSERT =
      """
      insert into history.shadow_score (id, asset, stream, profile, bundle_version, bundle_sha256,
        window_start, window_end, ratio, info_level, severity, source_partition, source_offset, latency_ms)
      select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
        $7::timestamptz[], $8::timestamptz[], $9::float8[], $10::float8[], $11::smallint[], $12::int[],
        $13::bigint[], $14::float8[])
      on conflict (window_end, id) do nothing
      """;

  private final Pool pool;
  private final DayPartitions days;

  ShadowTable(@ReactiveDataSource(Pools.WORK) Pool pool, DayPartitions days) {
    this.pool = pool;
    this.days = days;
  }

  @Override
  public Uni<Void> prepare(List<RawScore> rows) {
    return days.ensure(Series.SHADOW_SCORE, UtcDays.touched(rows, RawScore::windowEnd));
  }

  @Override
  public Uni<Void> write(List<RawScore> rows) {
    var columns =
        Tuple.tuple()
            .addArrayOfUUID(Columns.of(rows, RawScore::id, UUID[]::new))
            .addArrayOfString(Columns.of(rows, RawScore::asset, String[]::new))
            .addArrayOfString(Columns.of(rows, RawScore::stream, String[]::new))
            .addArrayOfString(Columns.of(rows, RawScore::profile, String[]::new))
            .addArrayOfString(Columns.of(rows, row -> row.bundle().version(), String[]::new))
            .addArrayOfString(Columns.of(rows, row -> row.bundle().sha256(), String[]::new))
            .addArrayOfOffsetDateTime(
                Columns.of(
                    rows, row -> row.windowStart().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
            .addArrayOfOffsetDateTime(
                Columns.of(
                    rows, row -> row.windowEnd().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
            .addArrayOfDouble(Columns.of(rows, RawScore::ratio, Double[]::new))
            .addArrayOfDouble(Columns.of(rows, RawScore::infoLevel, Double[]::new))
            .addArrayOfShort(
                Columns.of(rows, row -> Columns.severity(row.severity()), Short[]::new))
            .addArrayOfInteger(Columns.of(rows, row -> row.source().partition(), Integer[]::new))
            .addArrayOfLong(Columns.of(rows, row -> row.source().offset(), Long[]::new))
            .addArrayOfDouble(Columns.of(rows, RawScore::latencyMs, Double[]::new));
    return pool.preparedQuery(INSERT).execute(columns).replaceWithVoid();
  }
}
