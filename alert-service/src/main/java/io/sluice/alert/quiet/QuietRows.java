package io.sluice.alert.quiet;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.QuietKind;
import io.sluice.incidents.quiet.Matcher;
import io.sluice.incidents.quiet.QuietEntry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of what people asked for. */
final class QuietRows {

  static final String SELECT =
      """
      select seq, id, kind, matchers, mode, starts_at, ends_at, reason, given_by, given_at,
        revoked_by, revoked_at
      from alerting.quiet
      """;

  private static final String INSERT =
      """
      insert into alerting.quiet (id, kind, matchers, mode, starts_at, ends_at, reason, given_by,
        given_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** Maintenance that was over before is found by {@link #PAST}. */
  static final String IN_FORCE =
      SELECT
          + "where kind = 'MAINTENANCE' and tstzrange(starts_at, ends_at) && tstzrange(?, null)\n"
          + "union all\n"
          + SELECT
          + "where kind <> 'MAINTENANCE' and ends_at > now() and revoked_at is null\n";

  /** Maintenance that was over before, at some instants: what is late or replayed asks for it. */
  static final String PAST =
      SELECT
          + """
          where ends_at <= ? and id in (
            select q.id from unnest(?::timestamptz[]) as at (instant)
            join alerting.quiet q on q.kind = 'MAINTENANCE'
              and tstzrange(q.starts_at, q.ends_at) @> at.instant)
          """;

  /** Windows of maintenance, those that are over among them. */
  static final String WINDOWS = "select count(*) from alerting.quiet where kind = 'MAINTENANCE'";

  /** Those that can be taken back with an effect: what is over only counts for what is replayed. */
  static final String TO_END =
      "select count(*) from alerting.quiet where ends_at > now() and revoked_at is null";

  static final String MAINTENANCE =
      SELECT
          + """
          where kind = 'MAINTENANCE' and tstzrange(starts_at, ends_at) && tstzrange(?, ?)
          """;

  private static final String FIND = SELECT + "where id = ? for update";

  private static final String REVOKE =
      "update alerting.quiet set revoked_by = ?, revoked_at = ? where id = ?";

  private QuietRows() {}

  static void insert(Connection connection, QuietEntry entry) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, entry.id());
      insert.setString(2, entry.kind().name());
      insert.setString(3, json(entry.matchers()));
      insert.setString(4, entry.mode());
      insert.setObject(5, utc(entry.from()));
      insert.setObject(6, utc(entry.to()));
      insert.setString(7, entry.reason());
      insert.setString(8, entry.by());
      insert.setObject(9, utc(entry.at()));
      insert.executeUpdate();
    }
  }

  /**
   * What can keep something quiet that happens now.
   *
   * @param since windows of maintenance that ended before are left out
   */
  static List<QuietEntry> inForce(Connection connection, Instant since) throws SQLException {
    try (var select = connection.prepareStatement(IN_FORCE)) {
      select.setObject(1, utc(since));
      return all(select.executeQuery());
    }
  }

  /** Windows of maintenance that {@link #inForce} left out and that one of the instants is in. */
  static List<QuietEntry> past(Connection connection, Instant since, Collection<Instant> instants)
      throws SQLException {
    try (var select = connection.prepareStatement(PAST)) {
      select.setObject(1, utc(since));
      select.setArray(
          2,
          connection.createArrayOf("timestamptz", instants.stream().map(QuietRows::utc).toArray()));
      return all(select.executeQuery());
    }
  }

  /** How many have not come to their end. */
  static int toEnd(Connection connection) throws SQLException {
    return count(connection, TO_END);
  }

  /** How many windows of maintenance are kept, those that are over among them. */
  static int windows(Connection connection) throws SQLException {
    return count(connection, WINDOWS);
  }

  private static int count(Connection connection, String sql) throws SQLException {
    try (var select = connection.prepareStatement(sql);
        var row = select.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Windows of maintenance that have an instant in common with a span. */
  static List<QuietEntry> maintenance(Connection connection, Instant from, Instant to)
      throws SQLException {
    try (var select = connection.prepareStatement(MAINTENANCE)) {
      select.setObject(1, utc(from));
      select.setObject(2, utc(to));
      return all(select.executeQuery());
    }
  }

  /** Locked until the end of the transaction. */
  static Optional<QuietEntry> find(Connection connection, UUID id) throws SQLException {
    try (var select = connection.prepareStatement(FIND)) {
      select.setObject(1, id);
      return all(select.executeQuery()).stream().findFirst();
    }
  }

  static void revoke(Connection connection, UUID id, QuietEntry.Revocation revocation)
      throws SQLException {
    try (var update = connection.prepareStatement(REVOKE)) {
      update.setString(1, revocation.by());
      update.setObject(2, utc(revocation.at()));
      update.setObject(3, id);
      update.executeUpdate();
    }
  }

  private static List<QuietEntry> all(ResultSet rows) throws SQLException {
    try (rows) {
      var all = new ArrayList<QuietEntry>();
      while (rows.next()) {
        all.add(entry(rows));
      }
      return all;
    }
  }

  static QuietEntry entry(ResultSet row) throws SQLException {
    String revokedBy = row.getString("revoked_by");
    return new QuietEntry(
        row.getObject("id", UUID.class),
        QuietKind.of(row.getString("kind")),
        matchers(row.getString("matchers")),
        row.getString("mode"),
        instant(row, "starts_at"),
        instant(row, "ends_at"),
        row.getString("reason"),
        row.getString("given_by"),
        instant(row, "given_at"),
        revokedBy == null
            ? null
            : new QuietEntry.Revocation(revokedBy, instant(row, "revoked_at")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static String json(List<Matcher> matchers) {
    return new String(Messages.encode(matchers), StandardCharsets.UTF_8);
  }

  private static List<Matcher> matchers(String json) throws SQLException {
    try {
      return List.of(Messages.mapper().readValue(json, Matcher[].class));
    } catch (JsonProcessingException e) {
      throw new SQLException("the column quiet.matchers cannot be read: " + e.getMessage(), e);
    }
  }
}
