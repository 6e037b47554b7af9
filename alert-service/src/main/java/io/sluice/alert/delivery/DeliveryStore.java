package io.sluice.alert.delivery;

import io.sluice.alert.channel.Receipt;
import io.sluice.alert.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
          and d.told_with is null and (d.lease_until is null or d.lease_until < now())
          and not exists (
            select 1 from alerting.delivery e
            where e.channel = d.channel and e.asset = d.asset and e.status = 'PENDING'
              and e.seq < d.seq and (e.incident = d.incident or e.attempts - e.earlier < ?))
        order by case when ? then d.attempts - d.earlier else 0 end, d.seq limit ?
        for update of d skip locked)
      update alerting.delivery d
      set attempts = d.attempts + 1, lease_until = now() + ? * interval '1 millisecond'
      from due, alerting.alert a
      where d.seq = due.seq and a.id = d.alert
      returning d.id, d.attempts, d.attempts - d.earlier,
        extract(epoch from now() - d.queued_at), a.body, a.traceparent, d.asset, d.incident,
        exists (
          select 1 from alerting.delivery m where m.told_with = d.id and m.status = 'PENDING')
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
      returning d.id
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

  /** Those that are told with it fare as it does. */
  private static final String FINISH_GROUP =
      """
      update alerting.delivery
      set status = ?, lease_until = null, last_error = coalesce(?, last_error),
        next_attempt_at = now() + ? * interval '1 millisecond',
        finished_at = case when ? then now() end
      where told_with = ? and status = 'PENDING'
      """;

  private static final String LOOK =
      """
      select
        exists (
          select 1 from alerting.delivery d
          where d.channel = ? and d.status = 'PENDING' and d.next_attempt_at <= now()
            and d.told_with is null and (d.lease_until is null or d.lease_until < now())),
        exists (
          select 1 from alerting.delivery d
          where d.channel = ? and d.status = 'PENDING' and d.attempts - d.earlier >= ?)
      """;

  private final Database database;

  DeliveryStore(Database database) {
    this.database = database;
  }

  /**
   * Takes what may be attempted now, ending before what has yielded to newer alerts.
   *
   * @param room most attempts
   */
  Claimed claim(ClaimTerms terms, int room) throws SQLException {
    return database.transact(
        connection -> {
          try (var look = connection.prepareStatement(LOOK)) {
            look.setString(1, terms.channel());
            look.setString(2, terms.channel());
            look.setInt(3, terms.yieldAfter());
            try (var row = look.executeQuery()) {
              row.next();
              // A channel with nothing to do costs no lock and no write.
              boolean isDue = row.getBoolean(1);
              int superseded = row.getBoolean(2) ? supersede(connection, terms) : 0;
              return new Claimed(
                  isDue || superseded > 0 ? claim(connection, terms, room) : List.of(), superseded);
            }
          }
        });
  }

  private static int supersede(Connection connection, ClaimTerms terms) throws SQLException {
    try (var supersede = connection.prepareStatement(SUPERSEDE)) {
      supersede.setInt(1, MAX_ERROR_LENGTH);
      supersede.setString(2, terms.channel());
      supersede.setInt(3, terms.yieldAfter());
      var superseded = new ArrayList<UUID>();
      try (var rows = supersede.executeQuery()) {
        while (rows.next()) {
          superseded.add(rows.getObject(1, UUID.class));
        }
      }
      GroupRows.dissolve(connection, superseded);
      return superseded.size();
    }
  }

  private static List<Claim> claim(Connection connection, ClaimTerms terms, int room)
      throws SQLException {
    ChannelState state = ChannelRows.lock(connection, terms.channel());
    Instant now = ChannelRows.now(connection);
    int permits = state.permits(room, now, terms.pace());
    if (permits == 0) {
      return List.of();
    }
    boolean isProbe = state.circuit().state(now) == CircuitState.HALF_OPEN;
    if (terms.pace().isGrouping()) {
      GroupRows.form(connection, terms.channel());
    }
    List<Claim> claims = take(connection, terms, permits, isProbe);
    ChannelState begun = state.begun(claims.size(), now, terms.pace());
    if (isProbe && !claims.isEmpty()) {
      begun = begun.with(begun.circuit().probing(claims.getFirst().id(), now, terms.lease()));
    }
    if (!begun.equals(state)) {
      ChannelRows.save(connection, terms.channel(), begun);
    }
    return claims;
  }

  /** What finds out whether a channel works is what has failed least: others may fail for good. */
  private static List<Claim> take(
      Connection connection, ClaimTerms terms, int most, boolean isProbe) throws SQLException {
    try (var claim = connection.prepareStatement(CLAIM)) {
      claim.setString(1, terms.channel());
      claim.setInt(2, terms.yieldAfter());
      claim.setBoolean(3, isProbe);
      claim.setInt(4, most);
      claim.setLong(5, terms.lease().toMillis());
      var claims = new ArrayList<Claim>();
      try (var rows = claim.executeQuery()) {
        while (rows.next()) {
          UUID id = rows.getObject(1, UUID.class);
          claims.add(
              new Claim(
                  id,
                  rows.getInt(2),
                  rows.getInt(3),
                  Duration.ofMillis(Math.round(rows.getDouble(4) * 1000)),
                  rows.getBytes(5),
                  rows.getString(6),
                  rows.getBoolean(9)
                      ? GroupRows.of(
                          connection, id, rows.getString(7), rows.getObject(8, UUID.class))
                      : null));
        }
      }
      GroupRows.attempted(
          connection, claims.stream().filter(one -> one.group() != null).map(Claim::id).toList());
      return claims;
    }
  }

  /**
   * Stores what attempts came to, all or none.
   *
   * @return those whose delivery no other replica has taken meanwhile, or ended
   */
  List<Attempted> finish(ClaimTerms terms, List<Attempted> attempts) throws SQLException {
    return database.transact(
        connection -> {
          answered(connection, terms, attempts);
          var mine = new ArrayList<Attempted>();
          try (var finish = connection.prepareStatement(FINISH);
              var group = connection.prepareStatement(FINISH_GROUP)) {
            for (Attempted attempt : attempts) {
              Claim claim = attempt.claim();
              set(finish, attempt.decision());
              finish.setObject(5, claim.id());
              finish.setInt(6, claim.attempts());
              if (finish.executeUpdate() == 1) {
                mine.add(attempt);
                if (claim.group() != null) {
                  set(group, attempt.decision());
                  group.setObject(5, claim.id());
                  group.executeUpdate();
                }
              }
            }
          }
          return mine;
        });
  }

  /** First the channel, then the deliveries, as claims lock them. Who refuses is there. */
  private static void answered(Connection connection, ClaimTerms terms, List<Attempted> attempts)
      throws SQLException {
    if (attempts.stream().noneMatch(one -> one.receipt() instanceof Receipt.Failed)) {
      ChannelRows.works(connection, terms.channel());
      return;
    }
    ChannelState state = ChannelRows.lock(connection, terms.channel());
    Instant now = ChannelRows.now(connection);
    Circuit circuit = state.circuit();
    for (Attempted attempt : attempts) {
      circuit =
          switch (attempt.receipt()) {
            case Receipt.Delivered delivered -> Circuit.WORKING;
            case Receipt.Refused refused -> Circuit.WORKING;
            case Receipt.Failed failed ->
                circuit.failed(attempt.claim().id(), now, terms.retries(), failed.retryAfter());
          };
    }
    ChannelRows.save(connection, terms.channel(), state.with(circuit));
  }

  private static void set(PreparedStatement finish, RetryDecision decision) throws SQLException {
    switch (decision) {
      case RetryDecision.Delivered delivered -> set(finish, DeliveryStatus.DELIVERED, null, 0);
      case RetryDecision.Dead dead -> set(finish, DeliveryStatus.DEAD, dead.why(), 0);
      case RetryDecision.RetryIn retry ->
          set(finish, DeliveryStatus.PENDING, retry.why(), retry.pause().toMillis());
    }
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
}
