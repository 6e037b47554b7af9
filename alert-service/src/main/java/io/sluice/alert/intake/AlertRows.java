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
import io.sluice.incidents.Observation;
import io.sluice.incidents.burst.BurstPolicy.Counted;
import io.sluice.incidents.burst.Hit;
import io.sluice.platform.tracing.Traces;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
      Connection connection,
      Collection<PendingAlert> pendingAlerts,
      Collection<Observation> records)
      throws SQLException {
    if (pendingAlerts.isEmpty() && records.isEmpty()) {
      return Stored.NOTHING;
    }
    var quiet =
        new HashMap<>(
            quietAlerts.decide(
                connection,
                pendingAlerts.stream().map(PendingAlert::alert).toList(),
                newCauses(pendingAlerts)));
    var hits = new ArrayList<CountedHit>();
    for (PendingAlert pending : pendingAlerts) {
      Alert alert = pending.alert();
      if (alert.kind() == AlertKind.OPENED) {
        hits.add(new CountedHit(Counted.INCIDENTS, Hit.of(alert, quiet.get(alert.id()))));
      }
    }
    quietAlerts
        .hits(connection, records)
        .forEach(record -> hits.add(new CountedHit(Counted.RECORDS, record)));
    List<Alert> bursts = burstRows.count(connection, hits);
    var all = new ArrayList<>(pendingAlerts);
    for (Alert burst : bursts) {
      all.add(pending(burst));
      if (burst.quiet() != null) {
        quiet.put(burst.id(), burst.quiet());
      }
    }
    insert(connection, all, quiet);
    return new Stored(bursts, quiet.values());
  }

  private static PendingAlert pending(Alert burst) {
    return new PendingAlert(burst, false, null, Messages.encode(burst), Span.getInvalid(), null);
  }

  private void insert(
      Connection connection, List<PendingAlert> pendingAlerts, Map<UUID, QuietRef> quiet)
      throws SQLException {
    if (pendingAlerts.isEmpty()) {
      return;
    }
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
    deliveries.insert(connection, stored, newCauses(pendingAlerts));
  }

  private static Set<UUID> newCauses(Collection<PendingAlert> pendingAlerts) {
    return pendingAlerts.stream()
        .filter(PendingAlert::newCause)
        .map(pending -> pending.alert().id())
        .collect(Collectors.toSet());
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
