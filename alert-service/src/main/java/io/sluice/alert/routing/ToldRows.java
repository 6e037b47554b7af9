package io.sluice.alert.routing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The table {@code told}: whom incidents were told to. */
public final class ToldRows {

  private static final String SELECT =
      "select incident, receiver from alerting.told where incident = any (?) order by told_at";
  private static final String INSERT =
      """
      insert into alerting.told (incident, receiver, route, alert, file) values (?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private ToldRows() {}

  /**
   * That somebody is told of an incident.
   *
   * @param route by which, in words
   * @param file SHA-256 of that in force
   */
  public record Told(UUID incident, String receiver, String route, UUID alert, String file) {}

  /** Names of receivers by incident. */
  public static Map<UUID, Set<String>> of(Connection connection, Collection<UUID> incidents)
      throws SQLException {
    var told = new HashMap<UUID, Set<String>>();
    try (var select = connection.prepareStatement(SELECT)) {
      select.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          told.computeIfAbsent(row.getObject(1, UUID.class), i -> new LinkedHashSet<>())
              .add(row.getString(2));
        }
      }
    }
    return told;
  }

  /** Who was told before stays as it was. */
  public static void insert(Connection connection, Collection<Told> all) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    try (var insert = connection.prepareStatement(INSERT)) {
      for (Told told : all) {
        insert.setObject(1, told.incident());
        insert.setString(2, told.receiver());
        insert.setString(3, told.route());
        insert.setObject(4, told.alert());
        insert.setString(5, told.file());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
