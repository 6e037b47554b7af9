package io.sluice.alert.watch;

import io.sluice.alert.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** The one row that says which canary is on its way. Times are the database's. */
@ApplicationScoped
class CanaryTable {

  /** By one replica, once each interval. What was lost stays so until one has come out. */
  private static final String SEND =
      """
      insert into alerting.canary (round, sent_at) values (?, now())
      on conflict (single) do update
      set round = excluded.round, sent_at = now(), arrived_at = null
      where canary.sent_at <= now() - ? * interval '1 millisecond'
      """;

  private static final String LOSE =
      """
      update alerting.canary set lost_since = sent_at
      where lost_since is null and arrived_at is null
        and sent_at < now() - ? * interval '1 millisecond'
      """;

  private static final String ARRIVE =
      """
      update alerting.canary set arrived_at = now(), lost_since = null
      where round = ? and arrived_at is null
      """;

  private static final String READ = "select sent_at, lost_since from alerting.canary";

  private static final String TELL_LOSS =
      "update alerting.canary set told = true where lost_since is not null and not told";

  private static final String TELL_RETURN =
      "update alerting.canary set told = false where lost_since is null and told";

  private final Database database;

  CanaryTable(Database database) {
    this.database = database;
  }

  /** True if it is for this replica to send one now. */
  boolean send(UUID round, Duration every) throws SQLException {
    return database.transact(
        connection -> {
          try (var send = connection.prepareStatement(SEND)) {
            send.setObject(1, round);
            send.setLong(2, every.toMillis());
            return send.executeUpdate() == 1;
          }
        });
  }

  /** Notes one that should have come out by now. */
  void lose(Duration within) throws SQLException {
    database.run(
        connection -> {
          try (var lose = connection.prepareStatement(LOSE)) {
            lose.setLong(1, within.toMillis());
            lose.executeUpdate();
          }
        });
  }

  void arrived(UUID round) throws SQLException {
    database.run(
        connection -> {
          try (var arrive = connection.prepareStatement(ARRIVE)) {
            arrive.setObject(1, round);
            arrive.executeUpdate();
          }
        });
  }

  /** Empty until the first was sent. */
  Optional<CanaryState> read() throws SQLException {
    return database.transact(
        connection -> {
          try (var select = connection.prepareStatement(READ);
              var row = select.executeQuery()) {
            if (!row.next()) {
              return Optional.empty();
            }
            var lost = row.getObject(2, OffsetDateTime.class);
            return Optional.of(
                new CanaryState(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    lost == null ? null : lost.toInstant()));
          }
        });
  }

  /** True if it is for this replica to tell that none comes out. */
  boolean tellLoss() throws SQLException {
    return database.transact(connection -> isChanged(connection, TELL_LOSS));
  }

  /** True if it is for this replica to tell that they come out again. */
  boolean tellReturn() throws SQLException {
    return database.transact(connection -> isChanged(connection, TELL_RETURN));
  }

  private static boolean isChanged(Connection connection, String sql) throws SQLException {
    try (var update = connection.prepareStatement(sql)) {
      return update.executeUpdate() == 1;
    }
  }
}
