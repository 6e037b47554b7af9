package io.sluice.alert.delivery;

import io.sluice.alert.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue of deliveries. Times are the database's, so that replicas agree on what is due.
 *
 * <p>Of the deliveries of one asset to one channel only the oldest pending one can be claimed:
 * people hear that an incident opened before they hear that it is over. Other assets do not wait
 * for it. One that has failed so often that it has to yield is passed by those of other incidents;
 * those of its own never pass it, but the next of them takes its place, since each says by itself
 * how its incident stands.
 */
@ApplicationScoped
class DeliveryStore {

  private static final int MAX_ERROR_LENGTH = 500;

  private static final String CLAIM =
      """
      with due as (
        select d.seq from alerting.delivery d
        where d.channel = ? and d.status = 'PENDING' and d.next_attempt_at <= now()
          and (d.lease_until is null or d.lease_until < now())
          and not exists (
            select 1 from alerting.delivery e
            where e.channel = d.channel and e.asset = d.asset and e.status = 'PENDING'
              and e.seq < d.seq and (e.incident = d.incident or e.attempts - e.earlier < ?))
        order by d.seq limit ?
        for update of d skip locked)
      update alerting.delivery d
      set attempts = d.attempts + 1, lease_until = now() + ? * interval '1 millisecond'
      from due, alerting.alert a
      where d.seq = due.seq and a.id = d.alert
      returning d.id, d.attempts, d.attempts - d.earlier,
        extract(epoch from now() - d.queued_at), a.body, a.traceparent
      """;

  private static final String SUPERSEDE =
      """
      update alerting.delivery d
      set status = 'SUPERSEDED', finished_at = now(), lease_until = null,
        last_error = left('a newer alert of its incident took its place after '
          || (d.attempts - d.earlier) || ' attempts: '
          || coalesce(d.last_error, 'none of them was finished'), ?)
      where d.seq in (
        select e.seq from alerting.delivery e
        where e.channel = ? and e.status = 'PENDING' and e.attempts - e.earlier >= ?
          and (e.lease_until is null or e.lease_until < now())
          and exists (
            select 1 from alerting.delivery n
            where n.channel = e.channel and n.asset = e.asset and n.status = 'PENDING'
              and n.incident = e.incident and n.seq > e.seq)
        for update of e skip locked)
      """;

  /** Only who made the last attempt may end it: a lease that ran out was given to another. */
  private static final String FINISH =
      """
      update alerting.delivery
      set status = ?, lease_until = null, last_error = coalesce(?, last_error),
        next_attempt_at = now() + ? * interval '1 millisecond',
        finished_at = case when ? then now() end
      where id = ? and attempts = ? and status = 'PENDING'
      """;

  private static final String RESEND =
      """
      update alerting.delivery
      set status = 'PENDING', earlier = attempts, queued_at = now(), next_attempt_at = now(),
        lease_until = null, finished_at = null
      where id = ? and (lease_until is null or lease_until < now())
      """;

  /** Of channels that nobody serves any more, or whose turn never came. */
  private static final String EXPIRE =
      """
      update alerting.delivery
      set status = 'DEAD', finished_at = now(), lease_until = null,
        last_error = coalesce(last_error, 'nobody served this channel')
      where seq in (
        select seq from alerting.delivery
        where status = 'PENDING' and queued_at < now() - ? * interval '1 millisecond'
          and (lease_until is null or lease_until < now())
        limit ? for update skip locked)
      returning channel
      """;

  private final Database database;

  DeliveryStore(Database database) {
    this.database = database;
  }

  /**
   * Ends what has failed at least so often and has a newer alert of its incident behind it.
   *
   * @return how many
   */
  int supersede(String channel, int yieldAfter) throws SQLException {
    return database.transact(
        connection -> {
          try (var supersede = connection.prepareStatement(SUPERSEDE)) {
            supersede.setInt(1, MAX_ERROR_LENGTH);
            supersede.setString(2, channel);
            supersede.setInt(3, yieldAfter);
            return supersede.executeUpdate();
          }
        });
  }

  /**
   * @param yieldAfter attempts after which a delivery no longer holds back those of other incidents
   */
  List<Claim> claim(String channel, int limit, Duration lease, int yieldAfter) throws SQLException {
    return database.transact(
        connection -> {
          try (var claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, channel);
            claim.setInt(2, yieldAfter);
            claim.setInt(3, limit);
            claim.setLong(4, lease.toMillis());
            var claims = new ArrayList<Claim>();
            try (var rows = claim.executeQuery()) {
              while (rows.next()) {
                claims.add(
                    new Claim(
                        rows.getObject(1, UUID.class),
                        rows.getInt(2),
                        rows.getInt(3),
                        Duration.ofMillis(Math.round(rows.getDouble(4) * 1000)),
                        rows.getBytes(5),
                        rows.getString(6)));
              }
            }
            return claims;
          }
        });
  }

  /** False if another replica has taken the delivery meanwhile, or has ended it. */
  boolean finish(Claim claim, RetryDecision decision) throws SQLException {
    return database.transact(
        connection -> {
          try (var finish = connection.prepareStatement(FINISH)) {
            switch (decision) {
              case RetryDecision.Delivered delivered ->
                  set(finish, DeliveryStatus.DELIVERED, null, 0);
              case RetryDecision.Dead dead -> set(finish, DeliveryStatus.DEAD, dead.why(), 0);
              case RetryDecision.RetryIn retry ->
                  set(finish, DeliveryStatus.PENDING, retry.why(), retry.pause().toMillis());
            }
            finish.setObject(5, claim.id());
            finish.setInt(6, claim.attempts());
            return finish.executeUpdate() == 1;
          }
        });
  }

  private static void set(
      PreparedStatement finish, DeliveryStatus status, @Nullable String error, long waitMillis)
      throws SQLException {
    finish.setString(1, status.name());
    finish.setString(2, error == null ? null : shortened(error));
    finish.setLong(3, waitMillis);
    finish.setBoolean(4, status != DeliveryStatus.PENDING);
  }

  /** Without what the column does not take: a result that is not stored is an attempt for ever. */
  private static String shortened(String error) {
    return error
        .codePoints()
        .limit(MAX_ERROR_LENGTH)
        .map(
            c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  Resend resend(UUID id) throws SQLException {
    return database.transact(
        connection -> {
          try (var resend = connection.prepareStatement(RESEND)) {
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

  /** Channels of up to {@code limit} deliveries that have just been given up for their age. */
  List<String> expire(Duration maxAge, int limit) throws SQLException {
    return database.transact(
        connection -> {
          try (var expire = connection.prepareStatement(EXPIRE)) {
            expire.setLong(1, maxAge.toMillis());
            expire.setInt(2, limit);
            var channels = new ArrayList<String>();
            try (var rows = expire.executeQuery()) {
              while (rows.next()) {
                channels.add(rows.getString(1));
              }
            }
            return channels;
          }
        });
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
