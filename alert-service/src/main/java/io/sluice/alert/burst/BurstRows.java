package io.sluice.alert.burst;

import io.sluice.contracts.Alert;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.incidents.burst.BurstAlerts;
import io.sluice.incidents.burst.BurstPolicy;
import io.sluice.incidents.burst.BurstState;
import io.sluice.incidents.burst.Hit;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Counts hits in rows of the database, which who counts them locks: so hits of all partitions are
 * counted together, once each, on whichever replica, and a restart forgets none.
 */
@ApplicationScoped
public class BurstRows {

  private static final Logger LOG = Logger.getLogger(BurstRows.class);

  private static final String BEGIN =
      """
      insert into alerting.burst (policy, scope, state)
      select p, s, '{"hits":[]}' from unnest(?::text[], ?::text[]) as n (p, s) order by p, s
      on conflict do nothing
      """;

  /** All in one order, so that two who count the same wait for each other and go on. */
  private static final String LOCK =
      """
      select b.policy, b.scope, b.state from alerting.burst b
      join unnest(?::text[], ?::text[]) as n (p, s) on b.policy = n.p and b.scope = n.s
      order by b.policy, b.scope for update of b
      """;

  private static final String SAVE =
      """
      update alerting.burst b set state = n.state, updated_at = now()
      from unnest(?::text[], ?::text[], ?::text[]) as n (p, s, state)
      where b.policy = n.p and b.scope = n.s
      """;

  private final Bursts bursts;

  BurstRows(Bursts bursts) {
    this.bursts = bursts;
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
   * @return the bursts that began
   */
  public List<Alert> count(Connection connection, Collection<CountedHit> hits) throws SQLException {
    var alerts = new ArrayList<Alert>();
    var byKey = new TreeMap<Key, List<Hit>>();
    var policies = new HashMap<String, BurstPolicy>();
    for (BurstPolicy policy : bursts.policies()) {
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
    Map<Key, BurstState> states = locked(connection, byKey);
    byKey.forEach(
        (key, more) -> {
          BurstPolicy policy = Objects.requireNonNull(policies.get(key.policy()), "it is of these");
          var outcome = states.getOrDefault(key, BurstState.EMPTY).with(policy, more);
          states.put(key, outcome.state());
          outcome.begun().forEach(begun -> alerts.add(BurstAlerts.of(policy, begun)));
        });
    save(connection, states);
    return alerts;
  }

  private static Map<Key, BurstState> locked(Connection connection, SortedMap<Key, ?> keys)
      throws SQLException {
    try (var begin = connection.prepareStatement(BEGIN);
        var lock = connection.prepareStatement(LOCK)) {
      keys(connection, begin, keys.keySet());
      begin.executeUpdate();
      keys(connection, lock, keys.keySet());
      var states = new TreeMap<Key, BurstState>();
      try (var rows = lock.executeQuery()) {
        while (rows.next()) {
          var key = new Key(rows.getString(1), rows.getString(2));
          states.put(key, state(key, rows.getString(3)));
        }
      }
      return states;
    }
  }

  private static void save(Connection connection, Map<Key, BurstState> states) throws SQLException {
    try (var save = connection.prepareStatement(SAVE)) {
      keys(connection, save, states.keySet());
      save.setArray(
          3,
          texts(
              connection,
              states.values().stream()
                  .map(state -> new String(Messages.encode(state), StandardCharsets.UTF_8))
                  .toList()));
      save.executeUpdate();
    }
  }

  private static void keys(Connection connection, PreparedStatement statement, Collection<Key> keys)
      throws SQLException {
    statement.setArray(1, texts(connection, keys.stream().map(Key::policy).toList()));
    statement.setArray(2, texts(connection, keys.stream().map(Key::scope).toList()));
  }

  private static Array texts(Connection connection, List<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  /** One that cannot be read is none: it is counted anew, which may tell of a burst twice. */
  private static BurstState state(Key key, String json) {
    try {
      return Messages.decode(json.getBytes(StandardCharsets.UTF_8), BurstState.class);
    } catch (MalformedMessageException e) {
      LOG.errorf(
          "what was counted for burst %s cannot be read, it is counted anew: %s",
          key.policy(), e.getMessage());
      return BurstState.EMPTY;
    }
  }
}
