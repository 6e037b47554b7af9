package io.sluice.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sluice.contracts.Drift;
import io.sluice.contracts.Messages;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Writes what is told of drift; of one instant of a stream, what was told last. */
@ApplicationScoped
class DriftTable implements RowWriter<Drift> {

  private static final String UPSERT =
      """
      insert into history.drift as d (asset, stream, at, profile, readings, drifting, body)
      select distinct on (asset, stream, at) asset, stream, at, profile, readings, drifting, body::json
      from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::bigint[], $6::bool[],
        $7::text[]) with ordinality
        as n (asset, stream, at, profile, readings, drifting, body, position)
      order by asset, stream, at, position desc
      on conflict (asset, stream, at) do update set profile = excluded.profile,
        readings = excluded.readings, drifting = excluded.drifting, body = excluded.body,
        written_at = now()
      """;

  private final Pool pool;

  DriftTable(@ReactiveDataSource(Pools.WORK) Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> write(List<Drift> reports) {
    var columns =
        Tuple.tuple()
            .addArrayOfString(Columns.of(reports, Drift::asset, String[]::new))
            .addArrayOfString(Columns.of(reports, Drift::stream, String[]::new))
            .addArrayOfOffsetDateTime(
                Columns.of(
                    reports, one -> one.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
            .addArrayOfString(Columns.of(reports, Drift::profile, String[]::new))
            .addArrayOfLong(Columns.of(reports, Drift::readings, Long[]::new))
            .addArrayOfBoolean(Columns.of(reports, Drift::isDrifting, Boolean[]::new))
            .addArrayOfString(
                Columns.of(
                    reports,
                    one -> new String(Messages.encode(one), StandardCharsets.UTF_8),
                    String[]::new));
    return pool.preparedQuery(UPSERT).execute(columns).replaceWithVoid();
  }
}
