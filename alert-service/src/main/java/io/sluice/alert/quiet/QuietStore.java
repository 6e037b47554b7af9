package io.sluice.alert.quiet;

import io.sluice.alert.store.Database;
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
import java.util.Optional;
import java.util.UUID;

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

  private final Database database;
  private final Modes modes;
  private final Clock clock;
  private volatile Known known = new Known(-1, Quiet.NONE);

  QuietStore(Database database, Modes modes, Clock clock) {
    this.database = database;
    this.modes = modes;
    this.clock = clock;
  }

  private record Known(long version, Quiet quiet) {}

  /**
   * All that keeps alerts quiet, and goes on doing so until the end of the transaction.
   *
   * @param connection a transaction
   */
  public Quiet inForce(Connection connection) throws SQLException {
    lock(connection, SHARE);
    return read(connection);
  }

  /**
   * How long windows of an asset must be anomalous in its mode, as last read; empty if as usual.
   */
  public Optional<Duration> onDelay(String asset) {
    return modes.changeDelays() ? known.quiet().onDelay(asset, clock.instant()) : Optional.empty();
  }

  /** Reads anew what changes when incidents open, if anything does. */
  public void refreshDelays() throws SQLException {
    if (modes.changeDelays()) {
      database.run(this::read);
    }
  }

  private Quiet read(Connection connection) throws SQLException {
    long version = version(connection);
    Known before = known;
    if (before.version() == version) {
      return before.quiet();
    }
    var quiet = new Quiet(QuietRows.inForce(connection), modes.policies());
    known = new Known(version, quiet);
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

  private static void refuseOverlap(Connection connection, QuietEntry entry) throws SQLException {
    for (QuietEntry other : QuietRows.within(connection, entry.kind(), entry.from(), entry.to())) {
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
