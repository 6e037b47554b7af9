package io.sluice.alert.escalation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.alert.channel.InForce;
import io.sluice.alert.channel.Receivers;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.quiet.QuietStore;
import io.sluice.alert.quiet.StillQuiet;
import io.sluice.alert.routing.ToldRows;
import io.sluice.alert.store.Database;
import io.sluice.alert.store.Loop;
import io.sluice.alert.store.NewAlerts;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Messages;
import io.sluice.incidents.quiet.Quiet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the next receivers of incidents that nobody has acknowledged in time. Each step is done by
 * one replica, in one transaction with the deliveries it leads to; its time is in the database, so
 * that neither a restart nor another replica makes it come twice or never. Told is the newest alert
 * of the incident that is no remark; who has it already is not told again. While it is quiet of the
 * incident nobody is told, and its later steps wait as long.
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
      select a.id, a.asset, a.body, s.state from alerting.alert a
      left join alerting.asset_state s on s.asset = a.asset
      where a.incident = ? and not (a.kind = any (?)) order by a.seq desc limit 1
      """;
  private static final String DEFER =
      """
      update alerting.escalation set due_at = case when step = ? then cast(? as timestamptz)
        else due_at + greatest(cast(? as timestamptz) - now(), interval '0') end
      where incident = ? and route = ? and step >= ? and ended_at is null
      """;
  private static final String DELIVER =
      """
      insert into alerting.delivery (id, alert, incident, asset, channel) values (?, ?, ?, ?, ?)
      on conflict (id) do nothing
      """;
  private static final String TOLD =
      """
      update alerting.escalation set ended_at = now(), outcome = 'TOLD'
      where incident = ? and route = ? and step = ?
      """;

  private final Database database;
  private final Receivers receivers;
  private final QuietStore quietStore;
  private final StillQuiet stillQuiet;
  private final NewAlerts alerts;
  private final AlertMetrics metrics;
  private final Clock clock;
  private final Loop loop = new Loop("escalations", EVERY, this::escalate);

  Escalations(
      Database database,
      Receivers receivers,
      QuietStore quietStore,
      StillQuiet stillQuiet,
      NewAlerts alerts,
      AlertMetrics metrics,
      Clock clock) {
    this.database = database;
    this.receivers = receivers;
    this.quietStore = quietStore;
    this.stillQuiet = stillQuiet;
    this.alerts = alerts;
    this.metrics = metrics;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }

  /** A step whose time has come. */
  private record Due(UUID incident, String route, int step, List<String> receivers) {}

  /**
   * What a look came to.
   *
   * @param seen how many steps were due
   * @param told those whose receivers are told
   */
  private record Look(int seen, List<Due> told) {}

  /** The alert that a step tells, and the state of its asset as it is stored. */
  private record Newest(UUID id, String asset, byte[] body, @Nullable String state) {}

  private boolean escalate() throws SQLException {
    Look look = database.transact(this::escalate);
    for (Due due : look.told()) {
      metrics.escalated();
      LOG.infof(
          "incident=%s is not acknowledged, step %d of route %s tells %s",
          due.incident(), due.step(), due.route(), String.join(", ", due.receivers()));
    }
    if (!look.told().isEmpty()) {
      alerts.committed();
    }
    return look.seen() == AT_ONCE;
  }

  private Look escalate(Connection connection) throws SQLException {
    Quiet quiet = quietStore.inForce(connection);
    InForce inForce = receivers.inForce();
    Instant now = clock.instant();
    List<Due> all = due(connection);
    var told = new ArrayList<Due>();
    for (Due due : all) {
      Optional<Newest> newest = newest(connection, due);
      Optional<Quiet.Decision> why =
          newest.isPresent() ? quiet(connection, quiet, newest.get(), now) : Optional.empty();
      if (why.isPresent()) {
        defer(connection, due, StillQuiet.askAt(why.get(), now));
        continue;
      }
      if (newest.isPresent()) {
        deliver(connection, due, newest.get(), inForce);
      }
      end(connection, due);
      told.add(due);
    }
    return new Look(all.size(), told);
  }

  /** What cannot be read is told: the delivery says what is wrong with it. */
  private Optional<Quiet.Decision> quiet(
      Connection connection, Quiet quiet, Newest newest, Instant now) throws SQLException {
    try {
      Alert alert = Messages.decode(newest.body(), Alert.class);
      return stillQuiet.decide(connection, quiet, alert, newest.state(), now);
    } catch (MalformedMessageException e) {
      LOG.errorf("alert=%s cannot be read: %s", newest.id(), e.getMessage());
      return Optional.empty();
    }
  }

  private static void defer(Connection connection, Due due, Instant until) throws SQLException {
    try (var defer = connection.prepareStatement(DEFER)) {
      defer.setInt(1, due.step());
      defer.setObject(2, until.atOffset(ZoneOffset.UTC));
      defer.setObject(3, until.atOffset(ZoneOffset.UTC));
      defer.setObject(4, due.incident());
      defer.setString(5, due.route());
      defer.setInt(6, due.step());
      defer.executeUpdate();
    }
  }

  private static void end(Connection connection, Due due) throws SQLException {
    try (var told = connection.prepareStatement(TOLD)) {
      told.setObject(1, due.incident());
      told.setString(2, due.route());
      told.setInt(3, due.step());
      told.executeUpdate();
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

  private static Optional<Newest> newest(Connection connection, Due due) throws SQLException {
    try (var newest = connection.prepareStatement(NEWEST)) {
      newest.setObject(1, due.incident());
      newest.setArray(2, connection.createArrayOf("text", AlertKind.remarks()));
      try (ResultSet row = newest.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Newest(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getBytes(3),
                    row.getString(4)))
            : Optional.empty();
      }
    }
  }

  private static void deliver(Connection connection, Due due, Newest newest, InForce inForce)
      throws SQLException {
    String route = "%s, step %d".formatted(due.route(), due.step());
    var told = new ArrayList<ToldRows.Told>();
    try (var insert = connection.prepareStatement(DELIVER)) {
      for (String receiver : due.receivers()) {
        if (!inForce.channels().containsKey(receiver)) {
          LOG.errorf(
              "incident=%s is not acknowledged, and step %d of route %s cannot tell %s, which is no longer in alerting.yaml",
              due.incident(), due.step(), due.route(), receiver);
          continue;
        }
        insert.setObject(1, MessageIds.delivery(newest.id(), receiver));
        insert.setObject(2, newest.id());
        insert.setObject(3, due.incident());
        insert.setString(4, newest.asset());
        insert.setString(5, receiver);
        insert.addBatch();
        told.add(new ToldRows.Told(due.incident(), receiver, route, newest.id(), inForce.sha256()));
      }
      insert.executeBatch();
    }
    ToldRows.insert(connection, told);
  }
}
