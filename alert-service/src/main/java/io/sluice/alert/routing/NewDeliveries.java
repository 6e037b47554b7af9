package io.sluice.alert.routing;

import io.sluice.contracts.Alert;
import io.sluice.contracts.MessageIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Queues alerts for those who are told of them, in the transaction that decides so. */
@ApplicationScoped
public class NewDeliveries {

  private static final String DELIVERY =
      """
      insert into alerting.delivery (id, alert, incident, asset, channel, next_attempt_at)
      values (?, ?, ?, ?, ?, now() + ? * interval '1 millisecond') on conflict (id) do nothing
      """;

  private final AlertRouting routing;

  NewDeliveries(AlertRouting routing) {
    this.routing = routing;
  }

  /**
   * The alerts are stored already, and so are their incidents. One that is queued is not queued
   * again; nobody is told of those that are quiet.
   *
   * @param newCauses ids of those whose incident looks like something else than was told before
   */
  public void insert(Connection connection, Collection<Alert> alerts, Set<UUID> newCauses)
      throws SQLException {
    if (alerts.isEmpty()) {
      return;
    }
    Map<UUID, Set<String>> receivers = routing.route(connection, alerts, newCauses);
    try (var insert = connection.prepareStatement(DELIVERY)) {
      for (Alert alert : alerts) {
        for (String receiver : receivers.getOrDefault(alert.id(), Set.of())) {
          insert.setObject(1, MessageIds.delivery(alert.id(), receiver));
          insert.setObject(2, alert.id());
          insert.setObject(3, alert.incident());
          insert.setString(4, alert.asset());
          insert.setString(5, receiver);
          insert.setLong(6, routing.firstWait(receiver, alert.kind()).toMillis());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
