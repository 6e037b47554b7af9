package io.sluice.alert.quiet;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.routing.NewDeliveries;
import io.sluice.alert.store.Database;
import io.sluice.alert.store.Loop;
import io.sluice.alert.store.NewAlerts;
import io.sluice.contracts.Alert;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.incidents.quiet.Quiet;
import io.sluice.incidents.quiet.ToldLate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells people of what was quiet, is no longer, and still open. Replicas share the work. */
@ApplicationScoped
class HeldAlerts {

  private static final Logger LOG = Logger.getLogger(HeldAlerts.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final int AT_ONCE = 500;

  private static final String DUE =
      """
      select h.incident, h.new_cause, a.body, s.state,
        coalesce((select i.status from alerting.incident i where i.id = h.incident), 'GONE') as status
      from alerting.held h
      left join alerting.alert a on a.id = h.alert
      left join alerting.asset_state s on s.asset = h.asset
      where h.ask_at <= ? order by h.ask_at limit ? for update of h skip locked
      """;
  private static final String LATER =
      "update alerting.held set ask_at = ?, kind = ?, quiet = ? where incident = ?";
  private static final String LET_GO = "delete from alerting.held where incident = ?";
  private static final String TELL =
      "update alerting.alert set quiet = null, body = ? where id = ?";

  /** Published, as the alert was that is told only now; no channel gets it. */
  private static final String RECORD =
      """
      insert into alerting.alert (id, incident, asset, kind, severity, body)
      values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing
      """;

  private final Database database;
  private final QuietStore store;
  private final StillQuiet stillQuiet;
  private final NewDeliveries deliveries;
  private final NewAlerts newAlerts;
  private final AlertMetrics metrics;
  private final Clock clock;
  private final Loop loop = new Loop("held-alerts", LOOK_EVERY, this::look);

  HeldAlerts(
      Database database,
      QuietStore store,
      StillQuiet stillQuiet,
      NewDeliveries deliveries,
      NewAlerts newAlerts,
      AlertMetrics metrics,
      Clock clock) {
    this.database = database;
    this.store = store;
    this.stillQuiet = stillQuiet;
    this.deliveries = deliveries;
    this.newAlerts = newAlerts;
    this.metrics = metrics;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }

  /**
   * @param alert null if nobody can read what was to be told
   * @param newCause whether its incident came to look like something else
   * @param state of the asset, as it is stored; null if there is none
   */
  private record Held(
      UUID incident,
      @Nullable Alert alert,
      boolean newCause,
      @Nullable String state,
      boolean isOpen) {}

  /**
   * What a look came to.
   *
   * @param seen how many were asked of
   * @param told how many are told of
   */
  private record Look(int seen, int told) {}

  private boolean look() throws SQLException {
    Look look = database.transact(this::look);
    if (look.told() > 0) {
      metrics.toldLate(look.told());
      newAlerts.committed();
    }
    return look.seen() == AT_ONCE;
  }

  private Look look(Connection connection) throws SQLException {
    Instant now = clock.instant();
    Quiet quiet = store.inForce(connection);
    List<Held> due = due(connection, now);
    var told = new ArrayList<Alert>();
    var newCauses = new HashSet<UUID>();
    try (var later = connection.prepareStatement(LATER);
        var letGo = connection.prepareStatement(LET_GO);
        var tell = connection.prepareStatement(TELL);
        var record = connection.prepareStatement(RECORD)) {
      for (Held held : due) {
        Alert alert = held.alert();
        var decision =
            alert == null || !held.isOpen()
                ? null
                : stillQuiet.decide(connection, quiet, alert, held.state(), now).orElse(null);
        if (decision != null) {
          askLater(later, held, decision, now);
          continue;
        }
        letGo.setObject(1, held.incident());
        letGo.addBatch();
        if (alert != null && held.isOpen()) {
          Alert toTell = alert.told();
          // Or its receivers would read that nobody is told.
          tell.setBytes(1, Messages.encode(toTell));
          tell.setObject(2, alert.id());
          tell.addBatch();
          told.add(toTell);
          if (held.newCause()) {
            newCauses.add(alert.id());
          }
          record(
              record,
              ToldLate.of(
                  alert, stillQuiet.eventTime(held.state(), now).orElse(alert.updatedAt())));
        }
      }
      later.executeBatch();
      letGo.executeBatch();
      tell.executeBatch();
      record.executeBatch();
    }
    deliveries.insert(connection, told, newCauses);
    return new Look(due.size(), told.size());
  }

  private static void askLater(
      PreparedStatement later, Held held, Quiet.Decision decision, Instant now)
      throws SQLException {
    later.setObject(1, QuietRows.utc(StillQuiet.askAt(decision, now)));
    later.setString(2, decision.why().kind().name());
    later.setString(3, decision.why().id());
    later.setObject(4, held.incident());
    later.addBatch();
  }

  private static void record(PreparedStatement record, Alert told) throws SQLException {
    record.setObject(1, told.id());
    record.setObject(2, told.incident());
    record.setString(3, told.asset());
    record.setString(4, told.kind().name());
    record.setString(5, told.severity().name());
    record.setBytes(6, Messages.encode(told));
    record.addBatch();
  }

  private static List<Held> due(Connection connection, Instant now) throws SQLException {
    try (var select = connection.prepareStatement(DUE)) {
      select.setObject(1, QuietRows.utc(now));
      select.setInt(2, AT_ONCE);
      try (var rows = select.executeQuery()) {
        var due = new ArrayList<Held>();
        while (rows.next()) {
          due.add(held(rows));
        }
        return due;
      }
    }
  }

  private static Held held(ResultSet row) throws SQLException {
    UUID incident = row.getObject("incident", UUID.class);
    return new Held(
        incident,
        alert(incident, row.getBytes("body")),
        row.getBoolean("new_cause"),
        row.getString("state"),
        row.getString("status").equals("OPEN"));
  }

  private static @Nullable Alert alert(UUID incident, byte @Nullable [] body) {
    try {
      return Messages.decode(body, Alert.class);
    } catch (MalformedMessageException e) {
      LOG.errorf(
          "what was kept quiet of incident %s cannot be read, nobody is told of it: %s",
          incident, e.getMessage());
      return null;
    }
  }
}
