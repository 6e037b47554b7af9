package io.sluice.alert.routing;

import io.sluice.alert.channel.InForce;
import io.sluice.alert.channel.Receivers;
import io.sluice.alert.store.Database;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Explains, from what is stored and the file in force, whom an incident was told to. */
@ApplicationScoped
class RoutingQuery {

  private static final String NEWEST =
      """
      select body, recorded_at from alerting.alert
      where incident = ?
        and (kind = any (?) or id in (select alert from alerting.told where incident = ?))
      order by seq desc limit 1
      """;
  private static final String TOLD =
      """
      select t.receiver, t.route, t.alert, t.file, t.told_at, d.status, d.last_error
      from alerting.told t
      left join lateral (
        select status, last_error from alerting.delivery
        where incident = t.incident and channel = t.receiver
          and alert in (select id from alerting.alert where incident = t.incident)
        order by seq desc limit 1) d on true
      where t.incident = ? order by t.told_at, t.receiver
      """;
  private static final String ESCALATIONS =
      """
      select route, step, receivers, due_at, ended_at, outcome from alerting.escalation
      where incident = ? order by due_at, route, step
      """;

  private final Database database;
  private final Receivers receivers;

  RoutingQuery(Database database, Receivers receivers) {
    this.database = database;
    this.receivers = receivers;
  }

  /** Empty if nothing is kept of such an incident. */
  Optional<RoutingView> of(UUID incident) throws SQLException {
    InForce inForce = receivers.inForce();
    return database.transact(
        connection -> {
          Optional<Routed> routed = newest(connection, incident);
          if (routed.isEmpty()) {
            return Optional.empty();
          }
          Alert alert = routed.get().alert();
          Instant at = routed.get().at();
          return Optional.of(
              new RoutingView(
                  incident,
                  alert.id(),
                  alert.kind(),
                  alert.severity(),
                  at,
                  inForce.sha256(),
                  alert.quiet() == null ? null : alert.quiet().reason(),
                  inForce.config().routes().of(alert, at).considered().stream()
                      .map(RoutingView.ConsideredView::of)
                      .toList(),
                  told(connection, incident),
                  escalations(connection, incident)));
        });
  }

  /** An alert, and when it was stored. */
  private record Routed(Alert alert, Instant at) {}

  private static Optional<Routed> newest(Connection connection, UUID incident) throws SQLException {
    try (var select = connection.prepareStatement(NEWEST)) {
      select.setObject(1, incident);
      select.setArray(2, connection.createArrayOf("text", routedKinds()));
      select.setObject(3, incident);
      try (var row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Routed(Messages.decode(row.getBytes(1), Alert.class), instant(row, 2)))
            : Optional.empty();
      }
    } catch (MalformedMessageException e) {
      throw new SQLException("a stored alert of incident " + incident + " cannot be read", e);
    }
  }

  private static String[] routedKinds() {
    return Arrays.stream(AlertKind.values())
        .filter(kind -> AlertRouting.isRouted(kind) && !kind.isRemark())
        .map(AlertKind::name)
        .toArray(String[]::new);
  }

  private static List<RoutingView.ToldView> told(Connection connection, UUID incident)
      throws SQLException {
    var told = new ArrayList<RoutingView.ToldView>();
    try (var select = connection.prepareStatement(TOLD)) {
      select.setObject(1, incident);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          told.add(
              new RoutingView.ToldView(
                  row.getString(1),
                  row.getString(2),
                  row.getObject(3, UUID.class),
                  row.getString(4),
                  instant(row, 5),
                  row.getString(6),
                  row.getString(7)));
        }
      }
    }
    return told;
  }

  private static List<RoutingView.EscalationView> escalations(Connection connection, UUID incident)
      throws SQLException {
    var steps = new ArrayList<RoutingView.EscalationView>();
    try (var select = connection.prepareStatement(ESCALATIONS)) {
      select.setObject(1, incident);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          String outcome = row.getString(6);
          steps.add(
              new RoutingView.EscalationView(
                  row.getString(1),
                  row.getInt(2),
                  List.of((String[]) row.getArray(3).getArray()),
                  instant(row, 4),
                  nullable(row, 5),
                  outcome == null ? null : EscalationOutcome.valueOf(outcome)));
        }
      }
    }
    return steps;
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant nullable(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
