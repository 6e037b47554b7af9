package io.sluice.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.Messages;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes alerts, and from them the state of their incidents: whatever the order of arrival, the
 * alert with the newest event time (and, at the same instant, the one further in the incident's
 * life) decides. What people say of an incident makes none and moves none. Alerts that only test
 * the channels make no incident. Alerts are only appended, in the order of their partition of the
 * topic: that of an incident's life.
 */
@ApplicationScoped
class AlertTable implements RowWriter<Alert> {

  private static final String UPSERT =
      """
      with new as (
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[],
          $6::smallint[], $7::smallint[], $8::timestamptz[], $9::timestamptz[], $10::float8[],
          $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
          $17::bool[], $18::text[], $19::bool[], $20::text[], $21::text[], $22::text[],
          $23::uuid[])
          with ordinality as n (id, incident, asset, profile, kind, stage, severity, started_at, updated_at,
            peak_ratio, contributors, category, state, burst, text, links, test, command, remark,
            streams, quiet, cause, known, position)
      ), alerts as (
        insert into history.alert (id, incident, asset, streams, profile, kind, severity, started_at,
          updated_at, peak_ratio, contributors, category, cause, state, burst, text, links, test, command,
          quiet)
        select id, incident, asset, STREAMS, profile, kind, severity, started_at, updated_at, peak_ratio,
          contributors::jsonb, category, cause, state, burst::jsonb, text, links::jsonb, test, command::jsonb,
          quiet::jsonb
        from new order by position
        on conflict (id) do nothing
      )
      insert into history.incident as i (id, asset, streams, profile, severity, peak_severity, last_kind,
        started_at, updated_at, resolved_at, peak_ratio, contributors, category, cause, state, quiet, text, links, known)
      select distinct on (incident) incident, asset, STREAMS, profile, severity,
        max(severity) over (partition by incident), stage, started_at, updated_at,
        case when kind = 'RESOLVED' then updated_at end,
        max(peak_ratio) over (partition by incident), contributors::jsonb, category, cause, state, quiet::jsonb, text,
        links::jsonb, known
      from new where not test and not remark
      order by incident, updated_at desc, stage desc
      on conflict (id) do update set
        peak_severity = greatest(i.peak_severity, excluded.peak_severity),
        peak_ratio = greatest(i.peak_ratio, excluded.peak_ratio),
        severity = case when NEWER then excluded.severity else i.severity end,
        last_kind = case when NEWER then excluded.last_kind else i.last_kind end,
        updated_at = case when NEWER then excluded.updated_at else i.updated_at end,
        resolved_at = case when NEWER then excluded.resolved_at else i.resolved_at end,
        streams = case when NEWER then excluded.streams else i.streams end,
        contributors = case when NEWER then excluded.contributors else i.contributors end,
        category = case when NEWER then excluded.category else i.category end,
        cause = case when NEWER then excluded.cause else i.cause end,
        state = case when NEWER then excluded.state else i.state end,
        quiet = case when NEWER then excluded.quiet else i.quiet end,
        text = case when NEWER then excluded.text else i.text end,
        links = case when NEWER then excluded.links else i.links end,
        known = case when NEWER then excluded.known else i.known end,
        written_at = now()
      """
          .replace("STREAMS", "array(select jsonb_array_elements_text(streams::jsonb))")
          .replace(
              "NEWER", "(excluded.updated_at, excluded.last_kind) >= (i.updated_at, i.last_kind)");

  /**
   * Who did what to incidents, in the order in which it came: of several labels the last one
   * counts, and who looked after it before it was raised again does not any more.
   */
  private static final String BY_HAND =
      """
      with said as (
        select *, coalesce(max(position) filter (where raised) over (partition by incident), 0) as since
        from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[],
          $6::text[], $7::bool[], $8::timestamptz[])
          with ordinality as c (incident, kind, given_by, given_at, label, assignee, raised, known_until,
            position)
      )
      update history.incident i set
        acknowledged_by = coalesce(n.acknowledged_by, case when not n.raised then i.acknowledged_by end),
        acknowledged_at = coalesce(n.acknowledged_at, case when not n.raised then i.acknowledged_at end),
        resolved_by = coalesce(n.resolved_by, case when not n.raised then i.resolved_by end),
        flapping = case when n.raised then n.flapping else i.flapping end,
        label = coalesce(n.label, i.label),
        known_until = case when n.label is null then i.known_until else n.known_until end,
        assigned_to = coalesce(n.assigned_to, i.assigned_to),
        written_at = now()
      from (
        select incident, bool_or(raised) as raised,
          coalesce(bool_or(kind = 'FLAPPING') filter (where position = since), false) as flapping,
          max(given_by) filter (where kind = 'ACKNOWLEDGED' and position > since) as acknowledged_by,
          max(given_at) filter (where kind = 'ACKNOWLEDGED' and position > since) as acknowledged_at,
          max(given_by) filter (where kind = 'RESOLVED' and position > since) as resolved_by,
          (array_agg(label order by position desc) filter (where kind = 'LABELLED'))[1] as label,
          (array_agg(known_until order by position desc) filter (where kind = 'LABELLED'))[1] as known_until,
          (array_agg(assignee order by position desc) filter (where kind = 'ASSIGNED'))[1] as assigned_to
        from said group by incident) n
      where i.id = n.incident
      """;

  /** People are told of what it came to: its newest change is quiet no longer. */
  private static final String TOLD =
      """
      update history.incident set quiet = null, written_at = now()
      where id = any ($1::uuid[]) and quiet is not null
      """;

  private final Pool pool;

  AlertTable(@ReactiveDataSource(Pools.WORK) Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> write(List<Alert> alerts) {
    var columns =
        Tuple.tuple()
            .addArrayOfUUID(Columns.of(alerts, Alert::id, UUID[]::new))
            .addArrayOfUUID(Columns.of(alerts, Alert::incident, UUID[]::new))
            .addArrayOfString(Columns.of(alerts, Alert::asset, String[]::new))
            .addArrayOfString(Columns.of(alerts, Alert::profile, String[]::new))
            .addArrayOfString(Columns.of(alerts, alert -> alert.kind().name(), String[]::new))
            .addArrayOfShort(Columns.of(alerts, AlertTable::stage, Short[]::new))
            .addArrayOfShort(
                Columns.of(alerts, alert -> Columns.severity(alert.severity()), Short[]::new))
            .addArrayOfOffsetDateTime(
                Columns.of(alerts, alert -> utc(alert.startedAt()), OffsetDateTime[]::new))
            .addArrayOfOffsetDateTime(
                Columns.of(alerts, alert -> utc(alert.updatedAt()), OffsetDateTime[]::new))
            .addArrayOfDouble(Columns.of(alerts, Alert::peakRatio, Double[]::new))
            .addArrayOfString(
                Columns.of(alerts, alert -> json(alert.contributors()), String[]::new))
            .addArrayOfString(Columns.of(alerts, alert -> alert.category().name(), String[]::new))
            .addArrayOfString(
                Columns.of(alerts, alert -> Columns.state(alert.state()), String[]::new))
            .addArrayOfString(Columns.of(alerts, AlertTable::burst, String[]::new))
            .addArrayOfString(Columns.of(alerts, Alert::text, String[]::new))
            .addArrayOfString(Columns.of(alerts, alert -> json(alert.links()), String[]::new))
            .addArrayOfBoolean(
                Columns.of(alerts, alert -> Boolean.TRUE.equals(alert.test()), Boolean[]::new))
            .addArrayOfString(Columns.of(alerts, AlertTable::command, String[]::new))
            .addArrayOfBoolean(Columns.of(alerts, alert -> alert.kind().isRemark(), Boolean[]::new))
            .addArrayOfString(Columns.of(alerts, alert -> json(alert.streams()), String[]::new))
            .addArrayOfString(Columns.of(alerts, AlertTable::quiet, String[]::new))
            .addArrayOfString(Columns.of(alerts, AlertTable::cause, String[]::new))
            .addArrayOfUUID(Columns.of(alerts, Alert::known, UUID[]::new));
    var byHand = alerts.stream().filter(AlertTable::isByHandOrRaisedAgain).toList();
    UUID[] told = told(alerts);
    var written = pool.preparedQuery(UPSERT).execute(columns).replaceWithVoid();
    // Not one transaction: the first alone is a batch that comes again, to the same end.
    if (!byHand.isEmpty()) {
      written = written.chain(() -> byHand(byHand));
    }
    return told.length == 0
        ? written
        : written.chain(() -> pool.preparedQuery(TOLD).execute(Tuple.of(told)).replaceWithVoid());
  }

  /** Incidents of which people were told late, and that nothing became of afterwards. */
  private static UUID[] told(List<Alert> alerts) {
    var told = new LinkedHashSet<UUID>();
    for (Alert alert : alerts) {
      if (alert.kind() == AlertKind.TOLD) {
        told.add(alert.incident());
      } else if (!alert.kind().isRemark()) {
        told.remove(alert.incident());
      }
    }
    return told.toArray(UUID[]::new);
  }

  private static @Nullable String cause(Alert alert) {
    return alert.cause() == null ? null : alert.cause().name();
  }

  private static boolean isByHandOrRaisedAgain(Alert alert) {
    return isByHand(alert) || isRaisedAgain(alert);
  }

  private static boolean isByHand(Alert alert) {
    return alert.kind() == AlertKind.RESOLVED ? alert.endedBy() != null : alert.command() != null;
  }

  private static boolean isRaisedAgain(Alert alert) {
    return alert.kind().isRaised() && alert.kind() != AlertKind.OPENED;
  }

  private Uni<Void> byHand(List<Alert> alerts) {
    var columns =
        Tuple.tuple()
            .addArrayOfUUID(Columns.of(alerts, Alert::incident, UUID[]::new))
            .addArrayOfString(Columns.of(alerts, alert -> alert.kind().name(), String[]::new))
            .addArrayOfString(Columns.of(alerts, of(CommandRef::by), String[]::new))
            .addArrayOfOffsetDateTime(
                Columns.of(alerts, of(command -> utc(command.at())), OffsetDateTime[]::new))
            .addArrayOfString(
                Columns.of(
                    alerts,
                    of(command -> command.label() == null ? null : command.label().name()),
                    String[]::new))
            .addArrayOfString(Columns.of(alerts, of(CommandRef::to), String[]::new))
            .addArrayOfBoolean(Columns.of(alerts, AlertTable::isRaisedAgain, Boolean[]::new))
            .addArrayOfOffsetDateTime(
                Columns.of(
                    alerts,
                    of(command -> command.knownUntil() == null ? null : utc(command.knownUntil())),
                    OffsetDateTime[]::new));
    return pool.preparedQuery(BY_HAND).execute(columns).replaceWithVoid();
  }

  /** What the command of an alert says; null if it has none. */
  private static <T> Columns.Column<Alert, T> of(Columns.Column<CommandRef, T> part) {
    return alert -> alert.command() == null ? null : part.of(alert.command());
  }

  private static @Nullable String command(Alert alert) {
    return alert.command() == null ? null : json(alert.command());
  }

  private static @Nullable String burst(Alert alert) {
    return alert.burst() == null ? null : json(alert.burst());
  }

  private static @Nullable String quiet(Alert alert) {
    return alert.quiet() == null ? null : json(alert.quiet());
  }

  /** Order of alerts that carry the same instant. */
  private static short stage(Alert alert) {
    return switch (alert.kind()) {
      case OPENED, REOPENED, FLAPPING -> 0;
      case UPDATED,
          REMINDED,
          ACKNOWLEDGED,
          ASSIGNED,
          COMMENTED,
          LABELLED,
          LEARNT,
          REPAIRED,
          TOLD,
          BURST,
          OTHER ->
          1;
      case ESCALATED, DEESCALATED -> 2;
      case RESOLVED -> 3;
    };
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String json(Object value) {
    return new String(Messages.encode(value), StandardCharsets.UTF_8);
  }
}
