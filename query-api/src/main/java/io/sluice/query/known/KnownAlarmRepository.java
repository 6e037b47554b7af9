package io.sluice.query.known;

import io.sluice.query.history.ColumnValues;
import io.sluice.query.history.Conditions;
import io.sluice.query.paging.Cursor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Known false alarms, those that end last first. */
@ApplicationScoped
class KnownAlarmRepository {

  static final String KIND = "known-alarm";

  private static final String SELECT =
      """
      select i.id, i.asset, i.profile, i.contributors::text as contributors, i.peak_ratio, i.known_until,
        c.given_by, c.given_at, c.reason, l.lowered, l.last_lowered_at
      from history.incident i
      left join lateral (
        select a.command ->> 'by' as given_by, (a.command ->> 'at')::timestamptz as given_at,
          a.command ->> 'text' as reason
        from history.alert a where a.incident = i.id and a.kind = 'LABELLED'
        order by a.seq desc limit 1) c on true
      left join lateral (
        select count(*) as lowered, max(o.started_at) as last_lowered_at
        from history.incident o where o.known = i.id) l on true
      """;

  private static final String IS_KNOWN =
      "select from history.incident where id = $1 and known_until > now()";

  private final Pool pool;

  KnownAlarmRepository(Pool pool) {
    this.pool = pool;
  }

  static Cursor cursor(KnownAlarmView last) {
    return new Cursor(KIND, last.until().atOffset(ZoneOffset.UTC), last.incident().toString());
  }

  /** Those that are known now. */
  Uni<List<KnownAlarmView>> inForce(
      @Nullable String asset, @Nullable String profile, @Nullable Cursor after, int limit) {
    Conditions conditions =
        new Conditions()
            .and("i.known_until > now()")
            .equal("i.asset", asset)
            .equal("i.profile", profile)
            .after("i.known_until", "i.id", after);
    String order = " order by i.known_until desc, i.id desc" + conditions.limit(limit);
    return pool.preparedQuery(SELECT + conditions.where() + order)
        .execute(conditions.values())
        .map(rows -> ColumnValues.all(rows, KnownAlarmView::of));
  }

  Uni<Boolean> isKnown(UUID incident) {
    return pool.preparedQuery(IS_KNOWN)
        .execute(Tuple.of(incident))
        .map(rows -> rows.iterator().hasNext());
  }
}
