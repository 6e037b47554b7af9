package io.sluice.alert.burst;

import io.sluice.alert.channel.Receivers;
import io.sluice.contracts.Alert;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.incidents.burst.BurstAlerts;
import io.sluice.incidents.burst.BurstCount;
import io.sluice.incidents.burst.BurstPolicy;
import io.sluice.incidents.burst.Hit;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts hits in rows of the database, which who counts them locks: so hits of all partitions are
 * counted together, once each, on whichever replica, and a restart forgets none.
 */
@ApplicationScoped
public class BurstRows {

  private static final Logger LOG = Logger.getLogger(BurstRows.class);

  private static final String BEGIN =
      """
      insert into alerting.burst (policy, scope)
      select p, s from unnest(?::text[], ?::text[]) as n (p, s) order by p, s
      on conflict do nothing
      """;

  /** All in one order, so that two who count the same wait for each other and go on. */
  private static final String LOCK =
      """
      select b.policy, b.scope, b.told_full, b.all_full from alerting.burst b
      join unnest(?::text[], ?::text[]) as n (p, s) on b.policy = n.p and b.scope = n.s
      order by b.policy, b.scope for update of b
      """;

  /** In a statement of its own: it sees what those have committed who held the lock before. */
  private static final String HITS =
      """
      select n.p, n.s, h.seq, h.hit
      from unnest(?::text[], ?::text[], ?::integer[]) as n (p, s, most)
      cross join lateral (
        (select seq, hit from alerting.burst_hit where policy = n.p and scope = n.s
         order by seq desc limit n.most)
        union
        (select seq, hit from alerting.burst_hit where policy = n.p and scope = n.s and not quiet
         order by seq desc limit n.most)) h
      order by n.p, n.s, h.seq
      """;

  private static final String ADD =
      "insert into alerting.burst_hit (policy, scope, quiet, hit) values (?, ?, ?, ?)";

  private static final String DROP =
      """
      delete from alerting.burst_hit
      where policy = ? and scope = ? and (seq < ? or seq = any (?))
      """;

  private static final String SAVE =
      """
      update alerting.burst set told_full = ?, all_full = ?, updated_at = now()
      where policy = ? and scope = ?
      """;

  private final Receivers receivers;

  BurstRows(Receivers receivers) {
    this.receivers = receivers;
  }

  /**
   * What is counted together.
   *
   * @param scope an asset, or empty for all
   */
  private record Key(String policy, String scope) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::policy).thenComparing(Key::scope);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Counts them.
   *
   * @param hits those of an asset in the order of the log
   * @return the bursts that began; of those that are quiet people are not told
   */
  public List<Alert> count(Connection connection, Collection<CountedHit> hits) throws SQLException {
    var alerts = new ArrayList<Alert>();
    var byKey = new TreeMap<Key, List<Hit>>();
    var policies = new HashMap<String, BurstPolicy>();
    for (BurstPolicy policy : receivers.inForce().config().bursts().policies()) {
      policies.put(policy.name(), policy);
      for (CountedHit one : hits) {
        if (policy.counts() == one.what()) {
          byKey
              .computeIfAbsent(
                  new Key(policy.name(), policy.scope(one.hit().asset())), key -> new ArrayList<>())
              .add(one.hit());
        }
      }
    }
    if (byKey.isEmpty()) {
      return alerts;
    }
    Map<Key, Kept> counted = stored(connection, byKey.keySet(), policies);
    for (var one : byKey.entrySet()) {
      BurstPolicy policy = policy(policies, one.getKey());
      Kept before = Objects.requireNonNull(counted.get(one.getKey()), "a row of it was begun");
      BurstCount.Outcome outcome = before.count(policy).with(policy, one.getValue());
      save(connection, one.getKey(), policy, before, one.getValue(), outcome.count());
      outcome.begun().forEach(begun -> alerts.add(BurstAlerts.of(policy, begun)));
    }
    return alerts;
  }

  private static BurstPolicy policy(Map<String, BurstPolicy> policies, Key key) {
    return Objects.requireNonNull(policies.get(key.policy()), "it is of these");
  }

  /**
   * What is stored of it.
   *
   * @param hits in the order of the log
   * @param places of them, ever higher
   */
  private record Kept(
      List<Hit> hits, List<Long> places, @Nullable Instant toldFull, @Nullable Instant allFull) {

    BurstCount count(BurstPolicy policy) {
      return BurstCount.of(policy, hits, toldFull, allFull);
    }
  }

  private static Map<Key, Kept> stored(
      Connection connection, Set<Key> keys, Map<String, BurstPolicy> policies) throws SQLException {
    try (var begin = connection.prepareStatement(BEGIN);
        var lock = connection.prepareStatement(LOCK);
        var hits = connection.prepareStatement(HITS)) {
      keys(connection, begin, keys);
      begin.executeUpdate();
      keys(connection, lock, keys);
      var counted = new TreeMap<Key, Kept>();
      try (var rows = lock.executeQuery()) {
        while (rows.next()) {
          counted.put(
              new Key(rows.getString(1), rows.getString(2)),
              new Kept(new ArrayList<>(), new ArrayList<>(), instant(rows, 3), instant(rows, 4)));
        }
      }
      keys(connection, hits, keys);
      hits.setArray(
          3,
          connection.createArrayOf(
              "integer", keys.stream().map(key -> policy(policies, key).kept()).toArray()));
      try (var rows = hits.executeQuery()) {
        while (rows.next()) {
          var key = new Key(rows.getString(1), rows.getString(2));
          Kept one = Objects.requireNonNull(counted.get(key), "it is locked");
          Hit hit = hit(key, rows.getString(4));
          if (hit != null) {
            one.hits().add(hit);
            one.places().add(rows.getLong(3));
          }
        }
      }
      return counted;
    }
  }

  /** Writes the hits that still count, and takes out those that do no more. */
  private static void save(
      Connection connection,
      Key key,
      BurstPolicy policy,
      Kept before,
      List<Hit> more,
      BurstCount count)
      throws SQLException {
    var all = new ArrayList<>(before.hits());
    all.addAll(more);
    BitSet kept = BurstCount.kept(policy, all);
    int known = before.hits().size();
    try (var add = connection.prepareStatement(ADD)) {
      for (int i = kept.nextSetBit(known); i >= 0; i = kept.nextSetBit(i + 1)) {
        Hit hit = all.get(i);
        add.setString(1, key.policy());
        add.setString(2, key.scope());
        add.setBoolean(3, hit.quiet() != null);
        add.setString(4, new String(Messages.encode(hit), StandardCharsets.UTF_8));
        add.addBatch();
      }
      add.executeBatch();
    }
    var gone = new ArrayList<Long>();
    for (int i = kept.nextClearBit(0); i < known; i = kept.nextClearBit(i + 1)) {
      gone.add(before.places().get(i));
    }
    if (!gone.isEmpty()) {
      try (var drop = connection.prepareStatement(DROP)) {
        drop.setString(1, key.policy());
        drop.setString(2, key.scope());
        drop.setLong(3, before.places().getFirst());
        drop.setArray(4, connection.createArrayOf("bigint", gone.toArray()));
        drop.executeUpdate();
      }
    }
    try (var save = connection.prepareStatement(SAVE)) {
      save.setObject(1, time(count.told().lastFull()), Types.TIMESTAMP_WITH_TIMEZONE);
      save.setObject(2, time(count.all().lastFull()), Types.TIMESTAMP_WITH_TIMEZONE);
      save.setString(3, key.policy());
      save.setString(4, key.scope());
      save.executeUpdate();
    }
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static void keys(Connection connection, PreparedStatement statement, Collection<Key> keys)
      throws SQLException {
    statement.setArray(1, texts(connection, keys.stream().map(Key::policy).toList()));
    statement.setArray(2, texts(connection, keys.stream().map(Key::scope).toList()));
  }

  private static Array texts(Connection connection, List<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  /** Null if it cannot be read: what another release has stored does not count. */
  private static @Nullable Hit hit(Key key, String json) {
    try {
      return Messages.decode(json.getBytes(StandardCharsets.UTF_8), Hit.class);
    } catch (MalformedMessageException e) {
      LOG.errorf(
          "a hit that was counted for burst %s cannot be read, it does not count: %s",
          key.policy(), e.getMessage());
      return null;
    }
  }
}
