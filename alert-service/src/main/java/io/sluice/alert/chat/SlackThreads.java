package io.sluice.alert.chat;

import io.sluice.alert.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** In which thread an incident is told of; every replica has to know. */
@ApplicationScoped
public class SlackThreads {

  private final Database database;

  public SlackThreads(Database database) {
    this.database = database;
  }

  Optional<String> of(String receiver, UUID incident) throws SQLException {
    return database.transact(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select ts from alerting.slack_thread where receiver = ? and incident = ?")) {
            select.setString(1, receiver);
            select.setObject(2, incident);
            try (var rows = select.executeQuery()) {
              return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
          }
        });
  }

  /** The first thread stays: two replicas may begin one each. */
  void keep(String receiver, List<UUID> incidents, String ts) throws SQLException {
    database.run(
        connection -> {
          try (var insert =
              connection.prepareStatement(
                  """
                  insert into alerting.slack_thread (receiver, incident, ts) values (?, ?, ?)
                  on conflict (receiver, incident) do nothing
                  """)) {
            for (UUID incident : incidents) {
              insert.setString(1, receiver);
              insert.setObject(2, incident);
              insert.setString(3, ts);
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  void forget(String receiver, UUID incident) throws SQLException {
    database.run(
        connection -> {
          try (var delete =
              connection.prepareStatement(
                  "delete from alerting.slack_thread where receiver = ? and incident = ?")) {
            delete.setString(1, receiver);
            delete.setObject(2, incident);
            delete.executeUpdate();
          }
        });
  }
}
