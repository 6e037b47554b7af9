package io.sluice.alert.quiet;

import io.sluice.alert.channel.Receivers;
import io.sluice.alert.store.Database;
import io.sluice.alerting.Modes;
import io.sluice.contracts.QuietKind;
import io.sluice.incidents.quiet.InvalidQuietException;
import io.sluice.incidents.quiet.Quiet;
import io.sluice.incidents.quiet.QuietEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people asked to be quiet. Whoever stores alerts holds a lock that all of them share, whoever
 * changes what is quiet one that nobody shares: so each alert is judged by all that was asked for
 * before it, on every replica, and each change finds all alerts that came before it.
 */
@ApplicationScoped
public class QuietStore {

  /** In ASCII: sluice/q. */
  private static final long LOCK = 0x736c756963652f71L;

  private static final String SHARE = "select pg_advisory_xact_lock_shared(?)";
  private static final String OWN = "select pg_advisory_xact_lock(?)";
  private static final String VERSION = "select version from alerting.quiet_version";
  private static final String RAISE = "update alerting.quiet_version set version = version + 1";

  /** Of what was kept quiet by it, it is asked again at once. */
  private static final String ASK = "update alerting.held set ask_at = now() where quiet = ?";

  /** What another mode kept quiet this one may not. */
  private static final String ASK_MODES =
      "update alerting.held set ask_at = now() where kind = 'MODE'";

  /** Each alert is held against all of them. */
  private static final int MAX_IN_FORCE = 5_000;

  /** They are kept for years, and all of them are what training leaves out. */
  static final int MAX_WINDOWS = 50_000;

  /** Windows of maintenance that ended before are looked up where somebody asks about that time. */
  private static final Duration RECENT = Duration.ofDays(1);

  private final Database database;
  private final Receivers receivers;
  private final Clock clock;
  private volatile Known known = new Known(-1, Modes.NONE, Quiet.NONE, Instant.MIN);

  QuietStore(Database database, Receivers receivers, Clock clock) {
    this.database = database;
    this.receivers = receivers;
    this.clock = clock;
  }

  /**
   * What was read last.
   *
   * @param modes by which file it was understood
   * @param since windows of maintenance that ended before are not among it
   */
  private record Known(long version, Modes modes, Quiet quiet, Instant since) {}

  private Modes modes() {
    return receivers.inForce().config().modes();
  }

  /**
   * All that keeps alerts quiet, and goes on doing so until the end of the transaction. Of a time
   * that is past it takes {@link #withPast}, too.
   *
   * @param connection a transaction
   */
  public Quiet inForce(Connection connection) throws SQLException {
    lock(connection, SHARE);
    return read(connection);
  }

  /**
   * The same, and the windows of maintenance in which event time was.
   *
   * @param quiet as {@link #inForce} said in this transaction
   * @param instants of event time that are about to be asked of
   */
  public Quiet withPast(Connection connection, Quiet quiet, Stream<Instant> instants)
      throws SQLException {
    Instant since = known.since();
    List<Instant> past = instants.filter(one -> one.isBefore(since)).distinct().toList();
    return past.isEmpty() ? quiet : quiet.withPast(QuietRows.past(connection, since, past));
  }

  /**
   * How long windows of an asset must be anomalous in its mode, as last read; empty if as usual.
   *
   * @param stated the mode that its plant says it is in; null if it says none
   */
  public Optional<Duration> onDelay(String asset, @Nullable String stated) {
    return modes().changeDelays()
        ? known.quiet().onDelay(asset, clock.instant(), stated)
        : Optional.empty();
  }

  /** Reads anew what changes when incidents open, if anything does. */
  public void refreshDelays() throws SQLException {
    if (modes().changeDelays()) {
      database.run(this::read);
    }
  }

  private Quiet read(Connection connection) throws SQLException {
    long version = version(connection);
    Modes modes = modes();
    Known before = known;
    if (before.version() == version && before.modes().equals(modes)) {
      return before.quiet();
    }
    Instant since = clock.instant().minus(RECENT);
    var quiet = new Quiet(QuietRows.inForce(connection, since), modes.policies());
    known = new Known(version, modes, quiet, since);
    return quiet;
  }

  private static long version(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(VERSION);
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Puts it in force.
   *
   * @throws InvalidQuietException if there is one of the same at the time, or too many already
   */
  void add(QuietEntry entry) throws SQLException {
    database.run(
        connection -> {
          lock(connection, OWN);
          if (QuietRows.toEnd(connection) >= MAX_IN_FORCE) {
            throw new InvalidQuietException(
                "matchers",
                "at most %,d in force".formatted(MAX_IN_FORCE),
                "There are %,d in force already: revoke some, or use patterns"
                    .formatted(MAX_IN_FORCE));
          }
          if (entry.kind() == QuietKind.MAINTENANCE) {
            refuseTooMany(connection);
            refuseOverlap(connection, entry);
          }
          QuietRows.insert(connection, entry);
          if (entry.kind() == QuietKind.MAINTENANCE) {
            MaintenanceRows.markBegun(connection, entry);
          }
          if (entry.kind() == QuietKind.MODE) {
            execute(connection, ASK_MODES);
          }
          raise(connection);
        });
  }

  private static void refuseTooMany(Connection connection) throws SQLException {
    if (QuietRows.windows(connection) >= MAX_WINDOWS) {
      throw new InvalidQuietException(
          "asset",
          "at most %,d windows".formatted(MAX_WINDOWS),
          "There are %,d windows of maintenance already, those that are over among them: say one for several assets by a pattern, or wait until old ones are deleted, two years after alerts are"
              .formatted(MAX_WINDOWS));
    }
  }

  private static void refuseOverlap(Connection connection, QuietEntry entry) throws SQLException {
    for (QuietEntry other : QuietRows.maintenance(connection, entry.from(), entry.to())) {
      if (other.overlaps(entry)) {
        throw new InvalidQuietException(
            "from",
            "does not overlap",
            "Window %s of the same asset and stream lasts from %s to %s, which this one overlaps: revoke it, or leave a gap"
                .formatted(other.id(), other.from(), other.end()));
      }
    }
  }

  /**
   * Takes it back.
   *
   * @return what it was before; empty if there is none of that kind
   */
  Optional<QuietEntry> revoke(QuietKind kind, UUID id, String by) throws SQLException {
    Instant now = clock.instant();
    return database.transact(
        connection -> {
          lock(connection, OWN);
          Optional<QuietEntry> found =
              QuietRows.find(connection, id).filter(entry -> entry.kind() == kind);
          if (found.isPresent() && found.get().revoked() == null) {
            QuietRows.revoke(connection, id, new QuietEntry.Revocation(by, now));
            raise(connection);
            try (var ask = connection.prepareStatement(ASK)) {
              ask.setString(1, id.toString());
              ask.executeUpdate();
            }
          }
          return found;
        });
  }

  private static void raise(Connection connection) throws SQLException {
    execute(connection, RAISE);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    }
  }

  private static void lock(Connection connection, String sql) throws SQLException {
    try (var lock = connection.prepareStatement(sql)) {
      lock.setLong(1, LOCK);
      lock.execute();
    }
  }
}
