package io.sluice.alert.intake;

import io.sluice.alert.burst.BurstRows;
import io.sluice.alert.command.CommandRows;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.quiet.QuietAlerts;
import io.sluice.alert.routing.NewDeliveries;
import io.sluice.alert.store.Database;
import io.sluice.alert.watch.CanaryRows;
import io.sluice.contracts.Category;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.AssetStateJson;
import io.sluice.incidents.IncidentMachines;
import io.sluice.incidents.Phase;
import io.sluice.platform.postgres.SqlFailure;
import io.sluice.platform.tracing.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stores what scores and commands led to together with the offsets up to which they are consumed,
 * in one transaction. An offset is also the fence: it is only moved on from where this owner found
 * it, so that of two who believe to own a partition one is refused.
 */
@ApplicationScoped
class Ledger {

  private static final Logger LOG = Logger.getLogger(Ledger.class);

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
      insert into alerting.asset_state (asset, "partition", phase, state, look_at, mode)
      select * from unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::timestamptz[],
        ?::text[])
      on conflict (asset) do update set "partition" = excluded."partition",
        phase = excluded.phase, state = excluded.state, look_at = excluded.look_at,
        mode = excluded.mode, updated_at = now()
      """;

  /** The clocks of broker and database differ by less than a silence that matters. */
  private static final String SILENT =
      """
      select asset, state, now() from alerting.asset_state
      where "partition" = ? and look_at <= now() and asset > ?
      order by asset limit ?
      """;

  private final Database database;
  private final QuietAlerts quietAlerts;
  private final AlertRows rows;
  private final AlertMetrics metrics;
  private final IncidentMachines machines;
  private final Clock clock;

  Ledger(
      Database database,
      BurstRows bursts,
      QuietAlerts quietAlerts,
      NewDeliveries deliveries,
      Traces traces,
      AlertMetrics metrics,
      IncidentMachines machines,
      Clock clock) {
    this.database = database;
    this.machines = machines;
    this.clock = clock;
    this.metrics = metrics;
    this.quietAlerts = quietAlerts;
    this.rows = new AlertRows(bursts, quietAlerts, deliveries, traces);
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

  /**
   * The states of those assets that have one. One that cannot be read is none: its asset begins
   * anew, which may tell of an incident twice, where an exception would stop its whole partition.
   */
  Map<String, AssetState> states(Set<String> assets) throws SQLException {
    return database.transact(
        connection -> {
          var states = new HashMap<String, AssetState>();
          try (var select = connection.prepareStatement(STATES)) {
            select.setArray(1, connection.createArrayOf("text", assets.toArray()));
            try (var row = select.executeQuery()) {
              while (row.next()) {
                String asset = row.getString(1);
                decode(asset, row.getString(2)).ifPresent(state -> states.put(asset, state));
              }
            }
          }
          return states;
        });
  }

  /** An asset of which nothing came until it was to be looked at, and what time it is. */
  record Silent(String asset, AssetState state, Instant now) {}

  /**
   * Assets of a partition that are to be looked at, by name. One whose state cannot be read is
   * unseen.
   *
   * @param after the name after which to begin
   */
  List<Silent> silent(int partition, String after, int most) throws SQLException {
    return database.transact(
        connection -> {
          var silent = new ArrayList<Silent>();
          try (var select = connection.prepareStatement(SILENT)) {
            select.setInt(1, partition);
            select.setString(2, after);
            select.setInt(3, most);
            try (var row = select.executeQuery()) {
              while (row.next()) {
                String asset = row.getString(1);
                silent.add(
                    new Silent(
                        asset,
                        decode(asset, row.getString(2)).orElse(AssetState.UNSEEN),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
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
    var stored = new ArrayList<AlertRows.Stored>();
    Optional<TopicPartition> lost =
        database.transact(
            connection -> {
              for (OwnedPartition partition : partitions) {
                for (OwnedPartition.Offsets offsets : partition.offsets()) {
                  if (!advance(connection, offsets)) {
                    connection.rollback();
                    return Optional.of(offsets.partition());
                  }
                }
              }
              var states = new TreeMap<String, StoredState>();
              for (OwnedPartition partition : partitions) {
                partition
                    .dirty()
                    .forEach((asset, state) -> states.put(asset, stored(partition, state)));
              }
              saveStates(connection, states);
              quietAlerts.askAgain(
                  connection, partitions.stream().flatMap(p -> p.modesChanged().stream()).toList());
              stored.add(
                  rows.insert(
                      connection,
                      partitions.stream().flatMap(p -> p.pendingAlerts().stream()).toList(),
                      partitions.stream().flatMap(p -> p.records().stream()).toList()));
              CanaryRows.insert(
                  connection, partitions.stream().flatMap(p -> p.canaries().stream()).toList());
              CommandRows.answer(
                  connection,
                  partitions.stream()
                      .flatMap(p -> p.answers().stream())
                      .map(PendingAnswer::answer)
                      .toList());
              return Optional.empty();
            });
    if (lost.isPresent()) {
      throw new LostRaceException(lost.get());
    }
    for (AlertRows.Stored one : stored) {
      one.quiet().forEach(metrics::quiet);
      one.bursts().forEach(metrics::alert);
    }
  }

  /**
   * The assets whose progress the database refuses for a value in it, with what it says. Each is
   * tried alone and rolled back, since a batch that is refused does not tell which row it was.
   *
   * @throws SQLException if the database refuses anything for another reason
   */
  Map<String, String> refused(Collection<OwnedPartition> partitions) throws SQLException {
    var refused = new TreeMap<String, String>();
    for (OwnedPartition partition : partitions) {
      for (String asset : partition.unstored()) {
        try {
          tryOut(partition, asset);
        } catch (SQLException e) {
          if (SqlFailure.of(e) != SqlFailure.REFUSED) {
            throw e;
          }
          refused.put(asset, SqlFailure.words(e));
        }
      }
    }
    return refused;
  }

  private void tryOut(OwnedPartition partition, String asset) throws SQLException {
    database.run(
        connection -> {
          AssetState state = partition.dirty().get(asset);
          if (state != null) {
            saveStates(connection, new TreeMap<>(Map.of(asset, stored(partition, state))));
          }
          rows.insert(connection, partition.pendingAlerts(asset), List.of());
          CommandRows.answer(
              connection, partition.answers(asset).stream().map(PendingAnswer::answer).toList());
          connection.rollback();
        });
  }

  private static boolean advance(Connection connection, OwnedPartition.Offsets offsets)
      throws SQLException {
    try (var advance = connection.prepareStatement(ADVANCE)) {
      advance.setLong(1, offsets.next());
      advance.setString(2, offsets.partition().topic());
      advance.setInt(3, offsets.partition().partition());
      advance.setLong(4, offsets.stored());
      return advance.executeUpdate() == 1;
    }
  }

  private static StoredState stored(OwnedPartition partition, AssetState state) {
    return new StoredState(partition.number(), state);
  }

  /** The row of an asset. */
  private record StoredState(int partition, AssetState state) {}

  /** Sorted by asset, so that two replicas lock rows in the same order. */
  private void saveStates(Connection connection, SortedMap<String, StoredState> all)
      throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    var rows = List.copyOf(all.values());
    var partitions = rows.stream().map(StoredState::partition).toArray(Integer[]::new);
    var phases = rows.stream().map(row -> phase(row.state())).toArray(String[]::new);
    var states =
        rows.stream().map(row -> AssetStateJson.encode(row.state())).toArray(String[]::new);
    Instant now = clock.instant();
    var lookAt = rows.stream().map(row -> lookAt(row.state(), now)).toArray(OffsetDateTime[]::new);
    var modes = rows.stream().map(row -> row.state().mode()).toArray(String[]::new);
    try (var save = connection.prepareStatement(SAVE_STATES)) {
      save.setArray(1, connection.createArrayOf("text", all.keySet().toArray()));
      save.setArray(2, connection.createArrayOf("integer", partitions));
      save.setArray(3, connection.createArrayOf("text", phases));
      save.setArray(4, connection.createArrayOf("text", states));
      save.setArray(5, connection.createArrayOf("timestamptz", lookAt));
      save.setArray(6, connection.createArrayOf("text", modes));
      save.executeUpdate();
    }
  }

  /** The worst of all streams: what is calm in all of them may be deleted one day. */
  private static String phase(AssetState state) {
    return state.streams().values().stream()
        .flatMap(stream -> Category.RAISED.stream().map(stream::phase))
        .map(Ledger::standing)
        .max(Comparator.naturalOrder())
        .orElse(Standing.CALM)
        .name();
  }

  private @Nullable OffsetDateTime lookAt(AssetState state, Instant now) {
    return machines
        .ofAsset()
        .lookAt(state, now)
        .map(instant -> instant.atOffset(ZoneOffset.UTC))
        .orElse(null);
  }

  private static Standing standing(Phase phase) {
    return switch (phase) {
      case Phase.Calm calm -> Standing.CALM;
      case Phase.Suspected suspected -> Standing.SUSPECTED;
      case Phase.Active active -> Standing.ACTIVE;
    };
  }

  /** What the column {@code phase} says, best first. */
  private enum Standing {
    CALM,
    SUSPECTED,
    ACTIVE
  }

  private Optional<AssetState> decode(String asset, String json) {
    try {
      return Optional.of(AssetStateJson.decode(json));
    } catch (MalformedMessageException e) {
      begunAnew(asset, e.getMessage());
      return Optional.empty();
    }
  }

  private void begunAnew(String asset, String why) {
    metrics.assetBegunAnew(AlertMetrics.UNREADABLE);
    LOG.errorf(
        "the stored state of asset %s cannot be read, it begins anew; an incident that was open"
            + " stays so in the table: %s",
        asset, why);
  }
}
