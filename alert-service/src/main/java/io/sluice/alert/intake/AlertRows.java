package io.sluice.alert.intake;

import io.opentelemetry.api.trace.Span;
import io.sluice.alert.burst.BurstRows;
import io.sluice.alert.burst.CountedHit;
import io.sluice.alert.quiet.QuietAlerts;
import io.sluice.alert.routing.NewDeliveries;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Messages;
import io.sluice.contracts.QuietRef;
import io.sluice.incidents.burst.BurstPolicy.Counted;
import io.sluice.incidents.burst.Hit;
import io.sluice.platform.tracing.Traces;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes incidents, alerts and their deliveries, in batches. An alert's id that is there already is
 * the same alert: it is not told twice.
 */
final class AlertRows {

  private static final String ALERT =
      """
      insert into alerting.alert (id, incident, asset, kind, severity, body, traceparent, quiet)
      values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
      """;

  private final BurstRows burstRows;
  private final QuietAlerts quietAlerts;
  private final NewDeliveries deliveries;
  private final Traces traces;

  AlertRows(BurstRows burstRows, QuietAlerts quietAlerts, NewDeliveries deliveries, Traces traces) {
    this.burstRows = burstRows;
    this.quietAlerts = quietAlerts;
    this.deliveries = deliveries;
    this.traces = traces;
  }

  /**
   * What was stored.
   *
   * @param bursts those that began with it
   * @param quiet why people are not told, of each alert that is quiet
   */
  record Stored(List<Alert> bursts, Collection<QuietRef> quiet) {

    private static final Stored NOTHING = new Stored(List.of(), List.of());
  }

  /**
   * @param records anomalous records that are counted, those of an asset in the order of the log
   */
  Stored insert(
      Connection connection, Collection<PendingAlert> pendingAlerts, Collection<Hit> records)
      throws SQLException {
    if (pendingAlerts.isEmpty() && records.isEmpty()) {
      return Stored.NOTHING;
    }
    quietAlerts.fix(connection);
    List<Alert> bursts = burstRows.count(connection, hits(pendingAlerts, records));
    var all = new ArrayList<>(pendingAlerts);
    bursts.stream().map(AlertRows::pending).forEach(all::add);
    return new Stored(bursts, insert(connection, all));
  }

  private static List<CountedHit> hits(
      Collection<PendingAlert> pendingAlerts, Collection<Hit> records) {
    var hits = new ArrayList<CountedHit>();
    for (PendingAlert pending : pendingAlerts) {
      if (pending.alert().kind() == AlertKind.OPENED) {
        hits.add(new CountedHit(Counted.INCIDENTS, Hit.of(pending.alert())));
      }
    }
    records.forEach(record -> hits.add(new CountedHit(Counted.RECORDS, record)));
    return hits;
  }

  private static PendingAlert pending(Alert burst) {
    return new PendingAlert(burst, null, Messages.encode(burst), Span.getInvalid(), null);
  }

  private Collection<QuietRef> insert(Connection connection, List<PendingAlert> pendingAlerts)
      throws SQLException {
    if (pendingAlerts.isEmpty()) {
      return List.of();
    }
    List<Alert> alerts = pendingAlerts.stream().map(PendingAlert::alert).toList();
    Map<UUID, QuietRef> quiet = quietAlerts.decide(connection, alerts);
    IncidentRows.insert(connection, pendingAlerts);
    var stored = new ArrayList<Alert>(pendingAlerts.size());
    try (var insert = connection.prepareStatement(ALERT)) {
      for (PendingAlert pending : pendingAlerts) {
        QuietRef why = quiet.get(pending.alert().id());
        alert(insert, pending, why);
        stored.add(why == null ? pending.alert() : pending.alert().quiet(why));
      }
      insert.executeBatch();
    }
    deliveries.insert(connection, stored);
    return quiet.values();
  }

  private void alert(PreparedStatement insert, PendingAlert pending, @Nullable QuietRef quiet)
      throws SQLException {
    Alert alert = pending.alert();
    insert.setObject(1, alert.id());
    insert.setObject(2, alert.incident());
    insert.setString(3, alert.asset());
    insert.setString(4, alert.kind().name());
    insert.setString(5, alert.severity().name());
    insert.setBytes(6, quiet == null ? pending.body() : Messages.encode(alert.quiet(quiet)));
    insert.setString(7, traces.text(pending.span()));
    insert.setString(8, quiet == null ? null : quiet.kind().name());
    insert.addBatch();
  }
}
