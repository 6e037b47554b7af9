package io.sluice.alert.delivery;

import io.sluice.contracts.AlertGroup;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that are told in the notification of another: of one channel, one kind of alert, one
 * severity, none of them attempted yet. Who they are is settled before the first attempt and
 * stored, so that every attempt says the same. They are attempted, retried and ended with the one
 * that stands for them.
 */
final class GroupRows {

  /**
   * The oldest that is due stands for all that wait, those included whose wait for company goes on.
   * Each asset's first alone: what comes after it is told after it.
   */
  private static final String FORM =
      """
      with ready as (
        select d.seq, d.id, a.kind, a.severity, d.next_attempt_at
        from alerting.delivery d join alerting.alert a on a.id = d.alert
        where d.channel = ? and d.status = 'PENDING' and d.told_with is null
          and d.attempts = d.earlier and (d.lease_until is null or d.lease_until < now())
          and a.kind = any (?)
          and not exists (
            select 1 from alerting.delivery m where m.told_with = d.id and m.status = 'PENDING')
          and not exists (
            select 1 from alerting.delivery e
            where e.channel = d.channel and e.asset = d.asset and e.status = 'PENDING'
              and e.seq < d.seq)
        for update of d skip locked),
      standing as (
        select distinct on (kind, severity) seq, id, kind, severity from ready
        where next_attempt_at <= now() order by kind, severity, seq)
      update alerting.delivery d set told_with = standing.id
      from ready join standing using (kind, severity)
      where d.seq = ready.seq and ready.seq <> standing.seq
      """;

  private static final String MEMBERS =
      """
      select asset, incident, count(*) over () from alerting.delivery
      where told_with = ? and status = 'PENDING' order by seq limit ?
      """;

  private static final String ATTEMPT =
      """
      update alerting.delivery set attempts = attempts + 1
      where told_with = any (?) and status = 'PENDING'
      """;

  /** They are as if they had never been attempted, and may stand together anew. */
  private static final String DISSOLVE =
      """
      update alerting.delivery set told_with = null, earlier = attempts, next_attempt_at = now()
      where told_with = any (?) and status = 'PENDING'
      """;

  private GroupRows() {}

  static void form(Connection connection, String channel) throws SQLException {
    try (var form = connection.prepareStatement(FORM)) {
      form.setString(1, channel);
      form.setArray(
          2,
          connection.createArrayOf(
              "text", GroupText.kinds().stream().map(Enum::name).toArray(String[]::new)));
      form.executeUpdate();
    }
  }

  /** Who is told of with a delivery that was claimed; null if it is alone. */
  static @Nullable AlertGroup of(Connection connection, UUID standing, String asset, UUID incident)
      throws SQLException {
    try (var select = connection.prepareStatement(MEMBERS)) {
      select.setObject(1, standing);
      select.setInt(2, AlertGroup.NAMED - 1);
      var members = new ArrayList<AlertGroup.Member>();
      members.add(new AlertGroup.Member(asset, incident));
      int others = 0;
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          members.add(new AlertGroup.Member(rows.getString(1), rows.getObject(2, UUID.class)));
          others = rows.getInt(3);
        }
      }
      return others == 0 ? null : new AlertGroup(1 + others, members);
    }
  }

  static void attempted(Connection connection, Collection<UUID> standing) throws SQLException {
    update(connection, ATTEMPT, standing);
  }

  static void dissolve(Connection connection, Collection<UUID> standing) throws SQLException {
    update(connection, DISSOLVE, standing);
  }

  private static void update(Connection connection, String sql, Collection<UUID> standing)
      throws SQLException {
    if (standing.isEmpty()) {
      return;
    }
    try (var update = connection.prepareStatement(sql)) {
      update.setArray(1, connection.createArrayOf("uuid", List.copyOf(standing).toArray()));
      update.executeUpdate();
    }
  }
}
