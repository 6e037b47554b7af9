package io.sluice.alert.quiet;

import io.sluice.alert.routing.AlertRouting;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.QuietRef;
import io.sluice.incidents.quiet.Moment;
import io.sluice.incidents.quiet.Quiet;
import io.sluice.incidents.quiet.QuietEntry;
import io.sluice.incidents.quiet.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Decides of alerts that are about to be stored whether people are told of them. */
@ApplicationScoped
public class QuietAlerts {

  private static final String HOLD =
      """
      insert into alerting.held (incident, asset, alert, kind, quiet, ask_at)
      values (?, ?, ?, ?, ?, ?)
      on conflict (incident) do update set
        alert = case when ? then excluded.alert else held.alert end, kind = excluded.kind,
        quiet = excluded.quiet, ask_at = excluded.ask_at
      """;
  private static final String LET_GO = "delete from alerting.held where incident = any (?)";

  /** A remark tells nobody what it is about. */
  private static final String TOLD =
      """
      select i from unnest(?::uuid[]) i
      where exists (
        select 1 from alerting.alert a where a.incident = i and a.quiet is null
          and not (a.kind = any (?)))
      """;

  private final QuietStore store;
  private final QuietSchedule schedule;
  private final Clock clock;

  QuietAlerts(QuietStore store, QuietSchedule schedule, Clock clock) {
    this.schedule = schedule;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Keeps what is quiet as it is until the end of the transaction: before rows are locked that
   * others wait for, since whoever changes it waits for all of them.
   */
  public void fix(Connection connection) throws SQLException {
    store.inForce(connection);
  }

  /**
   * Why people are not told, by the alert's id; of the others they are told. Those that have to be
   * told later are held, in the same transaction.
   *
   * @param alerts in the order in which they are stored
   */
  public Map<UUID, QuietRef> decide(Connection connection, Collection<Alert> alerts)
      throws SQLException {
    Quiet quiet = store.inForce(connection);
    Instant now = clock.instant();
    var decisions = new HashMap<UUID, Quiet.Decision>();
    var latest = new LinkedHashMap<UUID, Alert>();
    for (Alert alert : alerts) {
      schedule
          .decide(quiet, alert, new Moment(now, alert.updatedAt()), false)
          .ifPresent(made -> decisions.put(alert.id(), made));
      if (!alert.kind().isRemark()) {
        latest.merge(
            alert.incident(), alert, (before, next) -> newest(before, next, decisions.keySet()));
      }
    }
    letGo(connection, latest.values().stream().filter(alert -> !isHeld(alert, decisions)).toList());
    hold(
        connection,
        latest.values().stream().filter(alert -> isHeld(alert, decisions)).toList(),
        decisions,
        now);
    tellTheEnd(connection, alerts, decisions);
    markMaintenance(connection, quiet, alerts);
    var why = new HashMap<UUID, QuietRef>();
    decisions.forEach((alert, decision) -> why.put(alert, decision.why()));
    return why;
  }

  /** What is held is told one day as what raises an alarm, or makes it worse: others follow it. */
  private static Alert newest(Alert before, Alert next, Set<UUID> quiet) {
    boolean follows = !AlertRouting.isRouted(next.kind()) && next.kind() != AlertKind.RESOLVED;
    return follows && quiet.contains(before.id()) && quiet.contains(next.id()) ? before : next;
  }

  private static boolean isHeld(Alert alert, Map<UUID, Quiet.Decision> decisions) {
    return alert.kind() != AlertKind.RESOLVED && decisions.containsKey(alert.id());
  }

  /** Who tells of a held one at this moment is waited for: whether it was told is known then. */
  private static void letGo(Connection connection, List<Alert> alerts) throws SQLException {
    if (alerts.isEmpty()) {
      return;
    }
    try (var delete = connection.prepareStatement(LET_GO)) {
      delete.setArray(
          1, connection.createArrayOf("uuid", alerts.stream().map(Alert::incident).toArray()));
      delete.executeUpdate();
    }
  }

  /** By incident, so that two who hold several lock them in the same order. */
  private static void hold(
      Connection connection, List<Alert> alerts, Map<UUID, Quiet.Decision> decisions, Instant now)
      throws SQLException {
    if (alerts.isEmpty()) {
      return;
    }
    var byIncident = new TreeMap<UUID, Alert>();
    alerts.forEach(alert -> byIncident.put(alert.incident(), alert));
    try (var hold = connection.prepareStatement(HOLD)) {
      for (Alert alert : byIncident.values()) {
        Quiet.Decision decision =
            Objects.requireNonNull(decisions.get(alert.id()), "what is held is quiet");
        QuietRef why = decision.why();
        hold.setObject(1, alert.incident());
        hold.setString(2, alert.asset());
        hold.setObject(3, alert.id());
        hold.setString(4, why.kind().name());
        hold.setString(5, why.id());
        hold.setObject(6, QuietRows.utc(StillQuiet.askAt(decision, now)));
        hold.setBoolean(7, AlertRouting.isRouted(alert.kind()));
        hold.addBatch();
      }
      hold.executeBatch();
    }
  }

  /** Who was told that an incident began is told that it is over, however quiet it is. */
  private static void tellTheEnd(
      Connection connection, Collection<Alert> alerts, Map<UUID, Quiet.Decision> decisions)
      throws SQLException {
    var ended =
        alerts.stream()
            .filter(alert -> alert.kind() == AlertKind.RESOLVED)
            .filter(alert -> decisions.containsKey(alert.id()))
            .toList();
    if (ended.isEmpty()) {
      return;
    }
    Set<UUID> told = told(connection, ended);
    for (Alert alert : alerts) {
      if (Quiet.isTold(alert, told.contains(alert.incident()))) {
        decisions.remove(alert.id());
      }
      if (!decisions.containsKey(alert.id()) && !alert.kind().isRemark()) {
        told.add(alert.incident()); // just now
      }
    }
  }

  private static Set<UUID> told(Connection connection, List<Alert> ended) throws SQLException {
    try (var select = connection.prepareStatement(TOLD)) {
      select.setArray(
          1, connection.createArrayOf("uuid", ended.stream().map(Alert::incident).toArray()));
      select.setArray(2, connection.createArrayOf("text", AlertKind.remarks()));
      try (var rows = select.executeQuery()) {
        var told = new HashSet<UUID>();
        while (rows.next()) {
          told.add(rows.getObject(1, UUID.class));
        }
        return told;
      }
    }
  }

  private static void markMaintenance(Connection connection, Quiet quiet, Collection<Alert> alerts)
      throws SQLException {
    var begun = new LinkedHashMap<Alert, QuietEntry>();
    for (Alert alert : alerts) {
      if (alert.kind() == AlertKind.OPENED) {
        quiet
            .maintenance(Subject.of(alert), alert.startedAt())
            .ifPresent(window -> begun.put(alert, window));
      }
    }
    MaintenanceRows.mark(connection, begun);
  }
}
