package io.sluice.alert.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.alert.channel.Channels;
import io.sluice.alert.store.Database;
import io.sluice.contracts.Category;
import io.sluice.contracts.Messages;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.Phase;
import io.sluice.platform.tracing.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Stores what scores led to together with the offset up to which they are consumed, in one
 * transaction. The offset is also the fence: it is only moved on from where this owner found it, so
 * that of two who believe to own a partition one is refused.
 */
@ApplicationScoped
class Ledger {

  private static final String BEGIN =
      """
      insert into alerting.consumed_offset (topic, "partition", next_offset) values (?, ?, 0)
      on conflict do nothing
      """;
  private static final String POSITION =
      "select next_offset from alerting.consumed_offset where topic = ? and \"partition\" = ?";
  private static final String ADVANCE =
      """
      update alerting.consumed_offset set next_offset = ?, updated_at = now()
      where topic = ? and "partition" = ? and next_offset = ?
      """;
  private static final String STATES =
      "select asset, state from alerting.asset_state where asset = any (?)";
  private static final String SAVE_STATES =
      """
      insert into alerting.asset_state (asset, "partition", phase, state)
      select * from unnest(?::text[], ?::integer[], ?::text[], ?::text[])
      on conflict (asset) do update set "partition" = excluded."partition",
        phase = excluded.phase, state = excluded.state, updated_at = now()
      """;

  /** By the clock of the database, which also wrote when each was heard of. */
  private static final String SILENT =
      """
      select asset, state, extract(epoch from now() - updated_at) from alerting.asset_state
      where "partition" = ? and phase <> 'CALM'
        and updated_at < now() - ? * interval '1 millisecond'
      order by updated_at limit ?
      """;

  private final Database database;
  private final AlertRows rows;

  Ledger(Database database, Channels channels, Traces traces) {
    this.database = database;
    this.rows = new AlertRows(channels, traces);
  }

  /** The next offset to consume; 0 of a partition that was never consumed. */
  Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions) throws SQLException {
    return database.transact(
        connection -> {
          var positions = new HashMap<TopicPartition, Long>();
          try (var begin = connection.prepareStatement(BEGIN);
              var select = connection.prepareStatement(POSITION)) {
            for (TopicPartition partition : partitions) {
              begin.setString(1, partition.topic());
              begin.setInt(2, partition.partition());
              begin.executeUpdate();
              select.setString(1, partition.topic());
              select.setInt(2, partition.partition());
              try (var row = select.executeQuery()) {
                row.next();
                positions.put(partition, row.getLong(1));
              }
            }
          }
          return positions;
        });
  }

  /** The states of those assets that have one. */
  Map<String, AssetState> states(Set<String> assets) throws SQLException {
    return database.transact(
        connection -> {
          var states = new HashMap<String, AssetState>();
          try (var select = connection.prepareStatement(STATES)) {
            select.setArray(1, connection.createArrayOf("text", assets.toArray()));
            try (var row = select.executeQuery()) {
              while (row.next()) {
                states.put(row.getString(1), decode(row.getString(2)));
              }
            }
          }
          return states;
        });
  }

  /** An asset of which nothing was stored for a while. */
  record Silent(String asset, AssetState state, Duration since) {}

  /**
   * Assets of a partition that are not calm and of which nothing was stored for so long, the
   * longest first.
   */
  List<Silent> silent(TopicPartition partition, Duration since, int most) throws SQLException {
    return database.transact(
        connection -> {
          var silent = new ArrayList<Silent>();
          try (var select = connection.prepareStatement(SILENT)) {
            select.setInt(1, partition.partition());
            select.setLong(2, since.toMillis());
            select.setInt(3, most);
            try (var row = select.executeQuery()) {
              while (row.next()) {
                silent.add(
                    new Silent(
                        row.getString(1),
                        decode(row.getString(2)),
                        Duration.ofSeconds(row.getLong(3))));
              }
            }
          }
          return silent;
        });
  }

  /**
   * Stores the progress of these partitions, all or none.
   *
   * @throws LostRaceException naming the first partition that somebody else has moved on
   */
  void store(Collection<OwnedPartition> partitions) throws SQLException, LostRaceException {
    TopicPartition lost =
        database.transact(
            connection -> {
              for (OwnedPartition partition : partitions) {
                if (!advance(connection, partition)) {
                  connection.rollback();
                  return partition.partition();
                }
              }
              saveStates(connection, partitions);
              rows.insert(connection, partitions);
              return null;
            });
    if (lost != null) {
      throw new LostRaceException(lost);
    }
  }

  private static boolean advance(Connection connection, OwnedPartition partition)
      throws SQLException {
    try (var advance = connection.prepareStatement(ADVANCE)) {
      advance.setLong(1, partition.nextOffset());
      advance.setString(2, partition.partition().topic());
      advance.setInt(3, partition.partition().partition());
      advance.setLong(4, partition.storedOffset());
      return advance.executeUpdate() == 1;
    }
  }

  /** Sorted by asset, so that two replicas lock rows in the same order. */
  private static void saveStates(Connection connection, Collection<OwnedPartition> partitions)
      throws SQLException {
    var all = new TreeMap<String, AssetState>();
    var partitionOf = new TreeMap<String, Integer>();
    for (OwnedPartition partition : partitions) {
      all.putAll(partition.dirty());
      partition
          .dirty()
          .keySet()
          .forEach(asset -> partitionOf.put(asset, partition.partition().partition()));
    }
    if (all.isEmpty()) {
      return;
    }
    var phases = all.values().stream().map(Ledger::phase).toArray(String[]::new);
    var states = all.values().stream().map(Ledger::encode).toArray(String[]::new);
    try (var save = connection.prepareStatement(SAVE_STATES)) {
      save.setArray(1, connection.createArrayOf("text", all.keySet().toArray()));
      save.setArray(2, connection.createArrayOf("integer", partitionOf.values().toArray()));
      save.setArray(3, connection.createArrayOf("text", phases));
      save.setArray(4, connection.createArrayOf("text", states));
      save.executeUpdate();
    }
  }

  /** Of the category that is worst: what is calm in all of them may be deleted one day. */
  private static String phase(AssetState state) {
    return Arrays.stream(Category.values())
        .map(state::phase)
        .map(Ledger::standing)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .name();
  }

  private static Standing standing(Phase phase) {
    return switch (phase) {
      case Phase.Calm calm -> Standing.CALM;
      case Phase.Suspected suspected -> Standing.SUSPECTED;
      case Phase.Open open -> Standing.OPEN;
    };
  }

  /** What the column {@code phase} says, best first. */
  private enum Standing {
    CALM,
    SUSPECTED,
    OPEN
  }

  private static String encode(AssetState state) {
    return new String(Messages.encode(state), StandardCharsets.UTF_8);
  }

  private static AssetState decode(String json) throws SQLException {
    try {
      return Messages.mapper().readValue(json, AssetState.class);
    } catch (JsonProcessingException e) {
      throw new SQLException("a stored asset state cannot be read: " + e.getOriginalMessage(), e);
    }
  }
}
