package io.sluice.query.quality;

import io.sluice.query.history.ColumnValues;
import io.sluice.query.model.CalibrationRepository;
import io.sluice.query.model.CalibrationView;
import io.sluice.query.quality.QualityView.Acknowledgement;
import io.sluice.query.quality.QualityView.Group;
import io.sluice.query.quality.QualityView.Missed;
import io.sluice.query.quality.QualityView.Precision;
import io.sluice.query.quality.QualityView.Rate;
import io.sluice.query.quality.QualityView.Unconfirmed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers {@link QualityView} out of incidents, their alerts and feedback. */
final class QualityRepository {

  /**
   * Incidents of the last 30 days of event time. Which detector it was tell the rolled up minutes:
   * an incident does not say it, and its scores may be many.
   */
  private static final String INCIDENTS =
      """
      with profile as (
        select profile, max(last_score_at) as newest from history.stream
        where last_score_at is not null group by profile order by profile limit 100
      ), incident as (
        select p.profile, i.started_at > p.newest - interval '7 days' as week, i.id, i.asset, i.streams, i.category,
          i.label, coalesce(i.cause, 'UNKNOWN') as cause, i.peak_severity, i.acknowledged_at, i.started_at,
          least(coalesce(i.resolved_at, i.updated_at), i.started_at + interval '1 day') as ended_at
        from profile p join history.incident i on i.profile = p.profile
          and i.started_at > p.newest - interval '30 days' and i.started_at <= p.newest
      )
      """;

  private static final String LABELLED =
      INCIDENTS
          + """
          select i.profile, d.days, i.label, i.cause, m.detector, count(*) as n
          from incident i join (values (7), (30)) d (days) on d.days = 30 or i.week
          left join lateral (
            select t.name as detector from history.rollup r join history.tag t
              on t.asset = r.asset and t.stream = r.stream and t.source = 'DETECTOR' and t.number / 32 = r.part
            where i.category = 'PROCESS' and r.asset = i.asset and r.stream = any (i.streams)
              and r.source = 'DETECTOR' and r.step = 60 and r.time >= date_trunc('minute', i.started_at)
              and r.time <= i.ended_at and r.counts[t.number % 32 + 1] > 0
            order by r.highs[t.number % 32 + 1] desc, t.name limit 1) m on true
          where i.label in ('TRUE_POSITIVE', 'FALSE_POSITIVE')
          group by 1, 2, 3, 4, 5
          """;

  private static final String COUNTED =
      INCIDENTS
          + """
          , counted as (
            select i.*, extract(epoch from i.acknowledged_at - (
                select min(a.written_at) from history.alert a where a.incident = i.id))::float8 as waited,
              i.category = 'PROCESS' and coalesce(i.label, '') not in ('TRUE_POSITIVE', 'MAINTENANCE') as unconfirmed
            from incident i
          )
          select i.profile, d.days, count(*) filter (where coalesce(i.label, 'UNKNOWN') = 'UNKNOWN') as unlabelled,
            count(*) filter (where i.unconfirmed and i.peak_severity >= 1) as info,
            count(*) filter (where i.unconfirmed and i.peak_severity >= 2) as warning,
            count(*) filter (where i.unconfirmed and i.peak_severity >= 3) as critical,
            count(*) filter (where i.waited >= 0) as acknowledged,
            percentile_cont(0.5) within group (order by i.waited) filter (where i.waited >= 0) as median,
            percentile_cont(0.9) within group (order by i.waited) filter (where i.waited >= 0) as p90
          from counted i join (values (7), (30)) d (days) on d.days = 30 or i.week
          group by 1, 2
          """;

  /** Records that are in no history could not be found. */
  private static final String MISSED =
      """
      with profile as (
        select profile, max(last_score_at) as newest from history.stream
        where last_score_at is not null group by profile order by profile limit 100
      ), said as (
        select p.profile, f.to_time > p.newest - interval '7 days' as week, f.kind,
          not exists (
            select from history.incident i where i.asset = f.asset and i.category <> 'DATA'
              and i.started_at <= f.to_time and coalesce(i.resolved_at, 'infinity') >= f.from_time) as missed
        from profile p join history.feedback f on f.profile = p.profile
          and f.to_time > p.newest - interval '30 days' and f.to_time <= p.newest + interval '1 day'
        where f.label = 'TRUE_POSITIVE' and (f.kind = 'WINDOW' or f.record is not null)
          and not exists (select from history.feedback n where n.subject = f.subject and n.seq > f.seq)
      )
      select s.profile, d.days, count(*) filter (where s.kind = 'WINDOW') as windows,
        count(*) filter (where s.kind = 'WINDOW' and s.missed) as missed_windows,
        count(*) filter (where s.kind = 'RECORD') as records,
        count(*) filter (where s.kind = 'RECORD' and s.missed) as missed_records
      from said s join (values (7), (30)) d (days) on d.days = 30 or s.week
      group by 1, 2
      """;

  private static final Missed NONE_MISSED = new Missed(0, 0, 0, 0);

  private final Pool pool;
  private final CalibrationRepository calibrations;

  QualityRepository(Pool pool) {
    this.pool = pool;
    this.calibrations = new CalibrationRepository(pool);
  }

  /** By profile, in the order of their names. */
  Uni<List<QualityView>> all() {
    return calibrations
        .all()
        .chain(
            judged ->
                rows(LABELLED, Labelled::of)
                    .chain(
                        labelled ->
                            rows(COUNTED, Counted::of)
                                .chain(
                                    counted ->
                                        rows(MISSED, Seen::of)
                                            .map(
                                                seen ->
                                                    judged.stream()
                                                        .map(
                                                            one ->
                                                                view(one, labelled, counted, seen))
                                                        .toList()))));
  }

  private <T> Uni<List<T>> rows(String sql, Function<Row, T> row) {
    return pool.query(sql).execute().map(rows -> ColumnValues.all(rows, row));
  }

  /** Of which profile and how many days a row tells. */
  private record Part(String profile, int days) {

    static Part of(Row row) {
      return new Part(row.getString("profile"), row.getInteger("days"));
    }
  }

  private record Labelled(
      Part part, boolean isTrue, String cause, @Nullable String detector, long count) {

    static Labelled of(Row row) {
      return new Labelled(
          Part.of(row),
          row.getString("label").equals("TRUE_POSITIVE"),
          row.getString("cause"),
          row.getString("detector"),
          row.getLong("n"));
    }
  }

  private record Counted(
      Part part, long unlabelled, long info, long warning, long critical, Acknowledgement waited) {

    static Counted of(Row row) {
      return new Counted(
          Part.of(row),
          row.getLong("unlabelled"),
          row.getLong("info"),
          row.getLong("warning"),
          row.getLong("critical"),
          new Acknowledgement(
              row.getLong("acknowledged"), row.getDouble("median"), row.getDouble("p90")));
    }

    static Counted none(Part part) {
      return new Counted(part, 0, 0, 0, 0, new Acknowledgement(0, null, null));
    }
  }

  private record Seen(Part part, Missed missed) {

    static Seen of(Row row) {
      return new Seen(
          Part.of(row),
          new Missed(
              row.getLong("windows"),
              row.getLong("missed_windows"),
              row.getLong("records"),
              row.getLong("missed_records")));
    }
  }

  private static QualityView view(
      CalibrationView judged, List<Labelled> labelled, List<Counted> counted, List<Seen> seen) {
    return new QualityView(
        judged.profile(),
        judged.to(),
        judged.periods().stream()
            .map(
                period ->
                    period(
                        new Part(judged.profile(), period.days()),
                        period.streamDays(),
                        labelled,
                        counted,
                        seen))
            .toList());
  }

  private static QualityView.Period period(
      Part part, double days, List<Labelled> labelled, List<Counted> counted, List<Seen> seen) {
    List<Labelled> its = labelled.stream().filter(one -> one.part().equals(part)).toList();
    Counted count =
        counted.stream()
            .filter(one -> one.part().equals(part))
            .findFirst()
            .orElseGet(() -> Counted.none(part));
    return new QualityView.Period(
        part.days(),
        days,
        precision(its),
        count.unlabelled(),
        groups(its, Labelled::detector),
        groups(its, Labelled::cause),
        count.waited(),
        seen.stream()
            .filter(one -> one.part().equals(part))
            .map(Seen::missed)
            .findFirst()
            .orElse(NONE_MISSED),
        new Unconfirmed(
            Rate.of(count.info(), days),
            Rate.of(count.warning(), days),
            Rate.of(count.critical(), days)));
  }

  private static List<Group> groups(
      List<Labelled> labelled, Function<Labelled, @Nullable String> name) {
    var names = new TreeSet<String>();
    labelled.stream().map(name).filter(Objects::nonNull).forEach(names::add);
    return names.stream()
        .map(
            one ->
                new Group(
                    one,
                    precision(
                        labelled.stream().filter(row -> one.equals(name.apply(row))).toList())))
        .toList();
  }

  private static Precision precision(List<Labelled> labelled) {
    return Precision.of(count(labelled, true), count(labelled, false));
  }

  private static long count(List<Labelled> labelled, boolean isTrue) {
    return labelled.stream().filter(one -> one.isTrue() == isTrue).mapToLong(Labelled::count).sum();
  }
}
