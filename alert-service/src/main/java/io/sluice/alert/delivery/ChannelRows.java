package io.sluice.alert.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of channels. Who holds a row's lock is the only one who begins attempts. */
final class ChannelRows {

  private static final String KNOW =
      "insert into alerting.channel (name) values (?) on conflict do nothing";

  private static final String READ =
      """
      select failures, last_failed, probe, paused_until, tokens, refilled_at
      from alerting.channel where name = ?
      """;

  private static final String LOCK = READ + "for update";

  private static final String NOW = "select clock_timestamp()";

  private static final String SAVE =
      """
      update alerting.channel set failures = ?, last_failed = ?, probe = ?, paused_until = ?,
        tokens = ?, refilled_at = ?
      where name = ?
      """;

  private static final String WORKS =
      """
      update alerting.channel
      set failures = 0, last_failed = null, probe = null, paused_until = null
      where name = ? and (failures > 0 or paused_until is not null)
      """;

  private ChannelRows() {}

  /** The state of a channel that is locked until the transaction ends. */
  static ChannelState lock(Connection connection, String channel) throws SQLException {
    ChannelState known = read(connection, channel, LOCK);
    if (known != null) {
      return known;
    }
    try (var know = connection.prepareStatement(KNOW)) {
      know.setString(1, channel);
      know.executeUpdate();
    }
    known = read(connection, channel, LOCK);
    return known == null ? ChannelState.NEW : known;
  }

  /** The state of a channel as it is committed. */
  static ChannelState read(Connection connection, String channel) throws SQLException {
    ChannelState known = read(connection, channel, READ);
    return known == null ? ChannelState.NEW : known;
  }

  private static @Nullable ChannelState read(Connection connection, String channel, String sql)
      throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      select.setString(1, channel);
      try (var row = select.executeQuery()) {
        return row.next() ? state(row) : null;
      }
    }
  }

  private static ChannelState state(ResultSet row) throws SQLException {
    var circuit =
        new Circuit(
            row.getInt(1),
            row.getObject(2, UUID.class),
            row.getObject(3, UUID.class),
            instant(row, 4));
    Instant refilledAt = instant(row, 6);
    return new ChannelState(
        circuit, refilledAt == null ? null : new TokenBucket(row.getDouble(5), refilledAt));
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** By the database's clock, which all replicas share; moves on within a transaction. */
  static Instant now(Connection connection) throws SQLException {
    try (var now = connection.prepareStatement(NOW);
        var row = now.executeQuery()) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  static void save(Connection connection, String channel, ChannelState state) throws SQLException {
    Circuit circuit = state.circuit();
    TokenBucket bucket = state.bucket();
    try (var save = connection.prepareStatement(SAVE)) {
      save.setInt(1, circuit.failures());
      save.setObject(2, circuit.lastFailed());
      save.setObject(3, circuit.probe());
      save.setObject(4, time(circuit.pausedUntil()));
      save.setObject(5, bucket == null ? null : bucket.tokens());
      save.setObject(6, time(bucket == null ? null : bucket.at()));
      save.setString(7, channel);
      save.executeUpdate();
    }
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** It answered: costs nothing if it did so before. */
  static void works(Connection connection, String channel) throws SQLException {
    try (var works = connection.prepareStatement(WORKS)) {
      works.setString(1, channel);
      works.executeUpdate();
    }
  }
}
