package io.sluice.alert.delivery;

import io.sluice.alert.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries that people send again, and those that are given up for their age. */
@ApplicationScoped
class Resends {

  private static final String AGAIN =
      """
      update alerting.delivery
      set status = 'PENDING', earlier = attempts, queued_at = now(), next_attempt_at = now(),
        told_with = null, lease_until = null, finished_at = null
      """;

  private static final String ONE =
      AGAIN
          + """
          where id = ? and (lease_until is null or lease_until < now())
            and (told_with is null or status <> 'PENDING')
          """;

  private static final String MANY =
      AGAIN
          + """
          where seq in (
            select seq from alerting.delivery
            where status = ? and channel = ? order by seq limit ?
            for update skip locked)
          """;

  private static final String LEFT =
      "select exists (select 1 from alerting.delivery where status = ? and channel = ?)";

  /** Of channels that nobody serves any more, or whose turn never came. */
  private static final String EXPIRE =
      """
      with old as (
        select id from alerting.delivery
        where status = 'PENDING' and queued_at < now() - ? * interval '1 millisecond'
          and told_with is null and (lease_until is null or lease_until < now())
        limit ? for update skip locked)
      update alerting.delivery d
      set status = 'DEAD', finished_at = now(), lease_until = null,
        last_error = coalesce(last_error, 'nobody served this channel')
      from old
      where d.status = 'PENDING' and (d.id = old.id or d.told_with = old.id)
      returning channel
      """;

  /** Of receivers that the file no longer has; what they are told with others goes with it. */
  private static final String ABANDON =
      """
      with gone as (
        select id from alerting.delivery
        where status = 'PENDING' and not (channel = any (?))
          and queued_at < now() - ? * interval '1 millisecond'
          and told_with is null and (lease_until is null or lease_until < now())
        limit ? for update skip locked)
      update alerting.delivery d
      set status = 'DEAD', finished_at = now(), lease_until = null,
        last_error = 'receiver ' || d.channel || ' is no longer in alerting.yaml'
      from gone
      where d.status = 'PENDING' and (d.id = gone.id or d.told_with = gone.id)
      returning channel
      """;

  private final Database database;

  Resends(Database database) {
    this.database = database;
  }

  Resend resend(UUID id) throws SQLException {
    return database.transact(
        connection -> {
          try (var resend = connection.prepareStatement(ONE)) {
            resend.setObject(1, id);
            boolean isQueued = resend.executeUpdate() == 1;
            DeliveryView delivery = find(connection, id);
            if (delivery == null) {
              return new Resend.Unknown();
            }
            return isQueued ? new Resend.Queued(delivery) : new Resend.UnderWay();
          }
        });
  }

  /**
   * Oldest first.
   *
   * @param ended DEAD or SUPERSEDED
   */
  ResendResult resend(DeliveryStatus ended, String channel, int most) throws SQLException {
    return database.transact(
        connection -> {
          try (var resend = connection.prepareStatement(MANY);
              var left = connection.prepareStatement(LEFT)) {
            resend.setString(1, ended.name());
            resend.setString(2, channel);
            resend.setInt(3, most);
            int queued = resend.executeUpdate();
            left.setString(1, ended.name());
            left.setString(2, channel);
            try (var row = left.executeQuery()) {
              return new ResendResult(queued, row.next() && row.getBoolean(1));
            }
          }
        });
  }

  /** Channels of up to {@code limit} deliveries that have just been given up for their age. */
  List<String> expire(Duration maxAge, int limit) throws SQLException {
    return database.transact(
        connection -> {
          try (var expire = connection.prepareStatement(EXPIRE)) {
            expire.setLong(1, maxAge.toMillis());
            expire.setInt(2, limit);
            return channels(expire);
          }
        });
  }

  /**
   * Gives up what waits for receivers that there are no longer.
   *
   * @param channels that there are
   * @param grace what is younger is left alone: another replica may know a newer file
   * @return channels of up to {@code limit} deliveries that have just been given up
   */
  List<String> abandon(Collection<String> channels, Duration grace, int limit) throws SQLException {
    return database.transact(
        connection -> {
          try (var abandon = connection.prepareStatement(ABANDON)) {
            abandon.setArray(1, connection.createArrayOf("text", channels.toArray()));
            abandon.setLong(2, grace.toMillis());
            abandon.setInt(3, limit);
            return channels(abandon);
          }
        });
  }

  private static List<String> channels(PreparedStatement update) throws SQLException {
    var channels = new ArrayList<String>();
    try (var rows = update.executeQuery()) {
      while (rows.next()) {
        channels.add(rows.getString(1));
      }
    }
    return channels;
  }

  private static @Nullable DeliveryView find(Connection connection, UUID id) throws SQLException {
    try (var select = connection.prepareStatement(DeliveryRows.SELECT + " where d.id = ?")) {
      select.setObject(1, id);
      try (var rows = select.executeQuery()) {
        return rows.next() ? DeliveryRows.view(rows) : null;
      }
    }
  }
}
