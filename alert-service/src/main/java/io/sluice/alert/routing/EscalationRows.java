package io.sluice.alert.routing;

import io.sluice.alerting.route.EscalationStep;
import io.sluice.alerting.route.Route;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The table {@code escalation}: who is told next, and when. */
final class EscalationRows {

  /**
   * An incident that somebody looks after is not escalated. What is under way goes on; what ended
   * begins anew if the incident did.
   */
  private static final String BEGIN =
      """
      insert into alerting.escalation (incident, route, step, receivers, file, due_at)
      select i.id, ?, ?, ?, ?, now() + ? * interval '1 millisecond'
      from alerting.incident i where i.id = ? and i.acknowledged_at is null
      on conflict (incident, route, step) do update
        set receivers = excluded.receivers, file = excluded.file, due_at = excluded.due_at,
          ended_at = null, outcome = null
        where escalation.ended_at is not null and ?
      """;

  private static final String END =
      """
      update alerting.escalation set ended_at = now(), outcome = ?
      where incident = ? and ended_at is null
      """;

  private static final String PENDING =
      """
      select distinct incident from alerting.escalation
      where incident = any (?) and ended_at is null
      """;

  private EscalationRows() {}

  /** Those of the incidents that are to be escalated. */
  static Set<UUID> pending(Connection connection, Collection<UUID> incidents) throws SQLException {
    var pending = new HashSet<UUID>();
    try (var select = connection.prepareStatement(PENDING)) {
      select.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          pending.add(row.getObject(1, UUID.class));
        }
      }
    }
    return pending;
  }

  /**
   * @param file SHA-256 of that in force
   * @param anew whether the incident was not open before
   */
  static void begin(Connection connection, UUID incident, Route route, String file, boolean anew)
      throws SQLException {
    try (var begin = connection.prepareStatement(BEGIN)) {
      for (int i = 0; i < route.escalate().size(); i++) {
        EscalationStep step = route.escalate().get(i);
        begin.setString(1, route.name());
        begin.setInt(2, i + 1);
        begin.setArray(3, connection.createArrayOf("text", step.to().toArray()));
        begin.setString(4, file);
        begin.setLong(5, step.after().toMillis());
        begin.setObject(6, incident);
        begin.setBoolean(7, anew);
        begin.addBatch();
      }
      begin.executeBatch();
    }
  }

  static void end(Connection connection, UUID incident, EscalationOutcome outcome)
      throws SQLException {
    try (var end = connection.prepareStatement(END)) {
      end.setString(1, outcome.name());
      end.setObject(2, incident);
      end.executeUpdate();
    }
  }
}
