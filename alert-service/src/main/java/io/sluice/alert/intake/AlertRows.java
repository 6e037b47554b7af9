package io.sluice.alert.intake;

import io.sluice.alert.channel.Channels;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Messages;
import io.sluice.platform.tracing.Traces;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.UUID;

/**
 * Writes incidents, alerts and their deliveries, in batches. An id that is there already is the
 * same alert: it is not told twice.
 */
final class AlertRows {

  private static final String INCIDENT =
      """
      insert into alerting.incident (id, asset, profile, category, status, severity, started_at,
        updated_at, resolved_at, peak_ratio, contributors)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set status = excluded.status, severity = excluded.severity,
        updated_at = excluded.updated_at, resolved_at = excluded.resolved_at,
        peak_ratio = excluded.peak_ratio, contributors = excluded.contributors,
        recorded_at = now()
      """;
  private static final String ALERT =
      """
      insert into alerting.alert (id, incident, asset, kind, severity, body, traceparent)
      values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
      """;
  private static final String DELIVERY =
      """
      insert into alerting.delivery (id, alert, incident, asset, channel) values (?, ?, ?, ?, ?)
      on conflict (id) do nothing
      """;

  private final Channels channels;
  private final Traces traces;

  AlertRows(Channels channels, Traces traces) {
    this.channels = channels;
    this.traces = traces;
  }

  void insert(Connection connection, Collection<PendingAlert> told) throws SQLException {
    if (told.isEmpty()) {
      return;
    }
    try (var incidents = connection.prepareStatement(INCIDENT);
        var alerts = connection.prepareStatement(ALERT);
        var deliveries = connection.prepareStatement(DELIVERY)) {
      // The latest of each incident says it all, and one statement must not meet a row twice.
      var latest = new LinkedHashMap<UUID, Alert>();
      for (PendingAlert pending : told) {
        latest.put(pending.alert().incident(), pending.alert());
        alert(alerts, pending);
        deliveries(deliveries, pending.alert());
      }
      for (Alert alert : latest.values()) {
        incident(incidents, alert);
      }
      incidents.executeBatch();
      alerts.executeBatch();
      deliveries.executeBatch();
    }
  }

  private static void incident(PreparedStatement insert, Alert alert) throws SQLException {
    boolean resolved = alert.kind() == AlertKind.RESOLVED;
    insert.setObject(1, alert.incident());
    insert.setString(2, alert.asset());
    insert.setString(3, alert.profile());
    insert.setString(4, alert.category().name());
    insert.setString(5, resolved ? "RESOLVED" : "OPEN");
    insert.setString(6, alert.severity().name());
    insert.setObject(7, utc(alert.startedAt()));
    insert.setObject(8, utc(alert.updatedAt()));
    insert.setObject(9, resolved ? utc(alert.updatedAt()) : null);
    insert.setDouble(10, alert.peakRatio());
    insert.setString(11, new String(Messages.encode(alert.contributors()), StandardCharsets.UTF_8));
    insert.addBatch();
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

  private void deliveries(PreparedStatement insert, Alert alert) throws SQLException {
    for (String channel : channels.wanting(alert.severity())) {
      insert.setObject(1, MessageIds.delivery(alert.id(), channel));
      insert.setObject(2, alert.id());
      insert.setObject(3, alert.incident());
      insert.setString(4, alert.asset());
      insert.setString(5, channel);
      insert.addBatch();
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
