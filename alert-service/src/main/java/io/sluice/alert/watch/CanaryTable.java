package io.sluice.alert.watch;

import io.sluice.alert.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

  /** Longer than all receivers together may take; who dies meanwhile has not told them. */
  private static final String CLAIM =
      """
      update alerting.canary set telling_to = now() + interval '2 minutes'
      where (lost_since is null) <> (told_of is null)
        and (telling_to is null or telling_to <= now())
      returning lost_since, told_of
      """;

  private static final String TOLD = "update alerting.canary set told_of = ?, telling_to = null";

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

  /**
   * What people are to be told of the canary, and were not: by one replica at a time, until it says
   * that it is done or has had two minutes.
   *
   * @param since since when none came out
   * @param isLost whether none does still
   */
  record News(Instant since, boolean isLost) {}

  /** Empty if there is none, or it is for another replica to tell. */
  Optional<News> claimNews() throws SQLException {
    return database.transact(
        connection -> {
          try (var claim = connection.prepareStatement(CLAIM);
              var row = claim.executeQuery()) {
            if (!row.next()) {
              return Optional.empty();
            }
            var lost = row.getObject(1, OffsetDateTime.class);
            var told = row.getObject(2, OffsetDateTime.class);
            return Optional.of(new News((lost == null ? told : lost).toInstant(), lost != null));
          }
        });
  }

  /** People were told. */
  void told(News news) throws SQLException {
    database.run(
        connection -> {
          try (var told = connection.prepareStatement(TOLD)) {
            told.setObject(
                1,
                news.isLost() ? news.since().atOffset(ZoneOffset.UTC) : null,
                Types.TIMESTAMP_WITH_TIMEZONE);
            told.executeUpdate();
          }
        });
  }
}
