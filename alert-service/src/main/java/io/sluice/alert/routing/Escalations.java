package io.sluice.alert.routing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.alert.channel.InForce;
import io.sluice.alert.channel.Receivers;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.store.Database;
import io.sluice.alert.store.Loop;
import io.sluice.alert.store.NewAlerts;
import io.sluice.contracts.Alert;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells the next receivers of incidents that nobody has acknowledged in time. Each step is done by
 * one replica, in one transaction with the deliveries it leads to; its time is in the database, so
 * that neither a restart nor another replica makes it come twice or never. Told is the newest alert
 * of the incident that is no remark; who has it already is not told again. While that is quiet the
 * step waits.
 */
@ApplicationScoped
class Escalations {

  private static final Logger LOG = Logger.getLogger(Escalations.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int AT_ONCE = 100;

  private static final String DUE =
      """
      select incident, route, step, receivers from alerting.escalation
      where ended_at is null and due_at <= now()
      order by due_at limit ? for update skip locked
      """;
  private static final String NEWEST =
      """
      select id, asset, body from alerting.alert
      where incident = ? and not (kind = any (?)) order by seq desc limit 1
      """;
  private static final String DELIVER =
      """
      insert into alerting.delivery (id, alert, incident, asset, channel) values (?, ?, ?, ?, ?)
      on conflict (id) do nothing
      """;
  private static final String POSTPONE =
      """
      update alerting.escalation set due_at = now() + interval '1 minute'
      where incident = ? and route = ? and step = ?
      """;
  private static final String TOLD =
      """
      update alerting.escalation set ended_at = now(), outcome = 'TOLD'
      where incident = ? and route = ? and step = ?
      """;

  private final Database database;
  private final Receivers receivers;
  private final NewAlerts alerts;
  private final AlertMetrics metrics;
  private final Loop loop = new Loop("escalations", EVERY, this::escalate);

  Escalations(Database database, Receivers receivers, NewAlerts alerts, AlertMetrics metrics) {
    this.database = database;
    this.receivers = receivers;
    this.alerts = alerts;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }

  /** A step whose time has come. */
  private record Due(UUID incident, String route, int step, List<String> receivers) {}

  private boolean escalate() throws SQLException {
    List<Due> done = database.transact(this::escalate);
    for (Due due : done) {
      metrics.escalated();
      LOG.infof(
          "incident=%s is not acknowledged, step %d of route %s tells %s",
          due.incident(), due.step(), due.route(), String.join(", ", due.receivers()));
    }
    if (!done.isEmpty()) {
      alerts.committed();
    }
    return done.size() == AT_ONCE;
  }

  private List<Due> escalate(Connection connection) throws SQLException {
    InForce inForce = receivers.inForce();
    var told = new ArrayList<Due>();
    for (Due due : due(connection)) {
      if (tell(connection, due, inForce)) {
        update(connection, TOLD, due);
        told.add(due);
      } else {
        update(connection, POSTPONE, due);
      }
    }
    return told;
  }

  private static void update(Connection connection, String sql, Due due) throws SQLException {
    try (var update = connection.prepareStatement(sql)) {
      update.setObject(1, due.incident());
      update.setString(2, due.route());
      update.setInt(3, due.step());
      update.executeUpdate();
    }
  }

  private static List<Due> due(Connection connection) throws SQLException {
    var all = new ArrayList<Due>();
    try (var select = connection.prepareStatement(DUE)) {
      select.setInt(1, AT_ONCE);
      try (var row = select.executeQuery()) {
        while (row.next()) {
          all.add(
              new Due(
                  row.getObject(1, UUID.class),
                  row.getString(2),
                  row.getInt(3),
                  List.of((String[]) row.getArray(4).getArray())));
        }
      }
    }
    return all;
  }

  /** False if nobody may be told now: the incident is quiet. */
  private static boolean tell(Connection connection, Due due, InForce inForce) throws SQLException {
    try (var newest = connection.prepareStatement(NEWEST)) {
      newest.setObject(1, due.incident());
      newest.setArray(2, connection.createArrayOf("text", AlertRouting.remarks()));
      try (var row = newest.executeQuery()) {
        if (row.next()) {
          if (isQuiet(row.getBytes(3))) {
            return false;
          }
          deliver(connection, due, row.getObject(1, UUID.class), row.getString(2), inForce);
        }
        return true;
      }
    }
  }

  private static boolean isQuiet(byte[] body) {
    try {
      return Messages.decode(body, Alert.class).quiet() != null;
    } catch (MalformedMessageException e) {
      return false; // who delivers it says so
    }
  }

  private static void deliver(
      Connection connection, Due due, UUID alert, String asset, InForce inForce)
      throws SQLException {
    String route = "%s, step %d".formatted(due.route(), due.step());
    var told = new ArrayList<ToldRows.Told>();
    try (var insert = connection.prepareStatement(DELIVER)) {
      for (String receiver : due.receivers()) {
        if (inForce.channels().containsKey(receiver)) {
          insert.setObject(1, MessageIds.delivery(alert, receiver));
          insert.setObject(2, alert);
          insert.setObject(3, due.incident());
          insert.setString(4, asset);
          insert.setString(5, receiver);
          insert.addBatch();
          told.add(new ToldRows.Told(due.incident(), receiver, route, alert, inForce.sha256()));
        }
      }
      insert.executeBatch();
    }
    ToldRows.insert(connection, told);
  }
}
