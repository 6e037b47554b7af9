package io.sluice.alert.quiet;

import io.sluice.alert.routing.AlertRouting;
import io.sluice.alert.routing.ToldRows;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.QuietRef;
import io.sluice.incidents.Observation;
import io.sluice.incidents.burst.BurstAlerts;
import io.sluice.incidents.burst.Hit;
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
import java.util.stream.Stream;

/** Decides of alerts that are about to be stored whether people are told of them. */
@ApplicationScoped
public class QuietAlerts {

  private static final String HOLD =
      """
      insert into alerting.held (incident, asset, alert, new_cause, kind, quiet, ask_at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (incident) do update set
        alert = case when ? then excluded.alert else held.alert end,
        new_cause = held.new_cause or excluded.new_cause, kind = excluded.kind,
        quiet = excluded.quiet, ask_at = excluded.ask_at
      """;
  private static final String LET_GO = "delete from alerting.held where incident = any (?)";

  private final QuietStore store;
  private final QuietSchedule schedule;
  private final Clock clock;

  QuietAlerts(QuietStore store, QuietSchedule schedule, Clock clock) {
    this.schedule = schedule;
    this.store = store;
    this.clock = clock;
  }

  /** Records as hits of bursts, each with why people would not be told of it. */
  public List<Hit> hits(Connection connection, Collection<Observation> records)
      throws SQLException {
    if (records.isEmpty()) {
      return List.of();
    }
    Quiet quiet =
        store.withPast(
            connection, store.inForce(connection), records.stream().map(Observation::windowEnd));
    Instant now = clock.instant();
    return records.stream()
        .map(
            record ->
                Hit.of(
                    record,
                    schedule
                        .decide(
                            quiet,
                            BurstAlerts.of(record),
                            new Moment(now, record.windowEnd()),
                            false,
                            record.mode())
                        .map(Quiet.Decision::why)
                        .orElse(null)))
        .toList();
  }

  /**
   * Plants are in another mode than before: of what theirs kept quiet it is asked again at once.
   *
   * @param assets in another mode now
   */
  public void askAgain(Connection connection, Collection<String> assets) throws SQLException {
    if (!assets.isEmpty() && store.inForce(connection).knowsModes()) {
      PlantModes.askAgain(connection, assets);
    }
  }

  /**
   * Why people are not told, by the alert's id; of the others they are told. Those that have to be
   * told later are held, in the same transaction. What is quiet stays as it is until its end:
   * whoever changes it waits, so this comes before rows are locked that others wait for.
   *
   * @param alerts in the order in which they are stored
   * @param newCauses ids of those whose incident looks like something else than was told before
   */
  public Map<UUID, QuietRef> decide(
      Connection connection, Collection<Alert> alerts, Set<UUID> newCauses) throws SQLException {
    Quiet quiet =
        store.withPast(
            connection,
            store.inForce(connection),
            alerts.stream().flatMap(alert -> Stream.of(alert.startedAt(), alert.updatedAt())));
    Instant now = clock.instant();
    Map<String, String> modes = quiet.knowsModes() ? PlantModes.of(connection, alerts) : Map.of();
    var decisions = new HashMap<UUID, Quiet.Decision>();
    var latest = new LinkedHashMap<UUID, Alert>();
    for (Alert alert : alerts) {
      schedule
          .decide(quiet, alert, new Moment(now, alert.updatedAt()), false, modes.get(alert.asset()))
          .ifPresent(made -> decisions.put(alert.id(), made));
      if (!alert.kind().isRemark()) {
        latest.merge(
            alert.incident(),
            alert,
            (before, next) -> follows(before, next, decisions.keySet(), newCauses) ? before : next);
      }
    }
    letGo(connection, latest.values().stream().filter(alert -> !isHeld(alert, decisions)).toList());
    hold(
        connection,
        latest.values().stream().filter(alert -> isHeld(alert, decisions)).toList(),
        decisions,
        newCauses,
        now);
    tellTheEnd(connection, alerts, decisions);
    markMaintenance(connection, quiet, alerts);
    var why = new HashMap<UUID, QuietRef>();
    decisions.forEach((alert, decision) -> why.put(alert, decision.why()));
    return why;
  }

  /** Whether what is held is told one day as it was before, since the next one only follows it. */
  private static boolean follows(Alert before, Alert next, Set<UUID> quiet, Set<UUID> newCauses) {
    return !isToldAs(next, newCauses)
        && next.kind() != AlertKind.RESOLVED
        && quiet.contains(before.id())
        && quiet.contains(next.id());
  }

  /** What raises an alarm, makes it worse or makes it look like something else. */
  private static boolean isToldAs(Alert alert, Set<UUID> newCauses) {
    return AlertRouting.isRouted(alert.kind()) || newCauses.contains(alert.id());
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
      delete.setArray(1, connection.createArrayOf("uuid", incidents(alerts).toArray()));
      delete.executeUpdate();
    }
  }

  /** By incident, so that two who hold several lock them in the same order. */
  private static void hold(
      Connection connection,
      List<Alert> alerts,
      Map<UUID, Quiet.Decision> decisions,
      Set<UUID> newCauses,
      Instant now)
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
        hold.setBoolean(4, newCauses.contains(alert.id()));
        hold.setString(5, why.kind().name());
        hold.setString(6, why.id());
        hold.setObject(7, QuietRows.utc(StillQuiet.askAt(decision, now)));
        hold.setBoolean(8, isToldAs(alert, newCauses));
        hold.addBatch();
      }
      hold.executeBatch();
    }
  }

  /**
   * Who was told that an incident began is told that it is over, however quiet it is, and however
   * long ago: that is known as long as the incident is, which may be longer than its alerts are.
   */
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
    var told = new HashSet<>(ToldRows.of(connection, incidents(ended)).keySet());
    for (Alert alert : alerts) {
      if (Quiet.isTold(alert, told.contains(alert.incident()))) {
        decisions.remove(alert.id());
      }
      if (!decisions.containsKey(alert.id()) && !alert.kind().isRemark()) {
        told.add(alert.incident()); // just now
      }
    }
  }

  private static List<UUID> incidents(List<Alert> alerts) {
    return alerts.stream().map(Alert::incident).toList();
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
