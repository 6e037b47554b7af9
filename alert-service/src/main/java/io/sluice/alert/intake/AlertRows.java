package io.sluice.alert.intake;

import io.sluice.alert.routing.AlertRouting;
import io.sluice.contracts.Alert;
import io.sluice.contracts.MessageIds;
import io.sluice.platform.tracing.Traces;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes incidents, alerts and their deliveries, in batches. An alert's id that is there already is
 * the same alert: it is not told twice.
 */
final class AlertRows {

  private static final String ALERT =
      """
      insert into alerting.alert (id, incident, asset, kind, severity, body, traceparent)
      values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
      """;
  private static final String DELIVERY =
      """
      insert into alerting.delivery (id, alert, incident, asset, channel, next_attempt_at)
      values (?, ?, ?, ?, ?, now() + ? * interval '1 millisecond') on conflict (id) do nothing
      """;

  private final AlertRouting routing;
  private final Traces traces;

  AlertRows(AlertRouting routing, Traces traces) {
    this.routing = routing;
    this.traces = traces;
  }

  void insert(Connection connection, Collection<PendingAlert> pendingAlerts) throws SQLException {
    if (pendingAlerts.isEmpty()) {
      return;
    }
    IncidentRows.insert(connection, pendingAlerts);
    Map<UUID, Set<String>> receivers =
        routing.route(connection, pendingAlerts.stream().map(PendingAlert::alert).toList());
    try (var alerts = connection.prepareStatement(ALERT);
        var deliveries = connection.prepareStatement(DELIVERY)) {
      for (PendingAlert pending : pendingAlerts) {
        alert(alerts, pending);
        deliveries(
            deliveries, pending.alert(), receivers.getOrDefault(pending.alert().id(), Set.of()));
      }
      alerts.executeBatch();
      deliveries.executeBatch();
    }
  }

  private void alert(PreparedStatement insert, PendingAlert pending) throws SQLException {
    Alert alert = pending.alert();
    insert.setObject(1, alert.id());
    insert.setObject(2, alert.incident());
    insert.setString(3, alert.asset());
    insert.setString(4, alert.kind().name());
    insert.setString(5, alert.severity().name());
    insert.setBytes(6, pending.body());
    insert.setString(7, traces.text(pending.span()));
    insert.addBatch();
  }

  private void deliveries(PreparedStatement insert, Alert alert, Set<String> receivers)
      throws SQLException {
    for (String channel : receivers) {
      insert.setObject(1, MessageIds.delivery(alert.id(), channel));
      insert.setObject(2, alert.id());
      insert.setObject(3, alert.incident());
      insert.setString(4, alert.asset());
      insert.setString(5, channel);
      insert.setLong(6, routing.firstWait(channel, alert.kind()).toMillis());
      insert.addBatch();
    }
  }
}
