package io.sluice.alert.quiet;

import io.sluice.alert.store.Database;
import io.sluice.contracts.QuietKind;
import io.sluice.incidents.quiet.QuietEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads for people what was asked to be quiet, newest first; also what ended or was revoked. */
@ApplicationScoped
class QuietQuery {

  private static final String PAGE =
      QuietRows.SELECT
          + """
          where kind = ? and seq < ? and (?::text is null or ?::text = case
            when revoked_at is not null then 'REVOKED' when starts_at > ? then 'PENDING'
            when ends_at > ? then 'ACTIVE' else 'EXPIRED' end)
          order by seq desc limit ?
          """;

  private static final String WINDOWS =
      QuietRows.SELECT + "where kind = 'MAINTENANCE' order by starts_at, id";

  private final Database database;
  private final Clock clock;

  QuietQuery(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param after sequence number of the last one already shown
   */
  QuietPage page(QuietKind kind, Optional<QuietEntry.State> state, Optional<Long> after, int limit)
      throws SQLException {
    Instant now = clock.instant();
    return database.transact(
        connection -> {
          try (var select = connection.prepareStatement(PAGE)) {
            select.setString(1, kind.name());
            select.setLong(2, after.orElse(Long.MAX_VALUE));
            select.setString(3, state.map(Enum::name).orElse(null));
            select.setString(4, state.map(Enum::name).orElse(null));
            select.setObject(5, QuietRows.utc(now));
            select.setObject(6, QuietRows.utc(now));
            // One more than asked for tells whether there is a next page.
            select.setInt(7, limit + 1);
            var items = new ArrayList<QuietView>();
            long last = 0;
            try (var rows = select.executeQuery()) {
              while (rows.next()) {
                if (items.size() == limit) {
                  return new QuietPage(items, Long.toString(last));
                }
                items.add(QuietView.of(QuietRows.entry(rows), now));
                last = rows.getLong("seq");
              }
            }
            return new QuietPage(items, null);
          }
        });
  }

  /** All windows of maintenance that ever were in force, oldest first. */
  List<QuietEntry> windows() throws SQLException {
    return database.transact(
        connection -> {
          var windows = new ArrayList<QuietEntry>();
          try (var select = connection.prepareStatement(WINDOWS);
              var rows = select.executeQuery()) {
            while (rows.next()) {
              QuietEntry window = QuietRows.entry(rows);
              if (window.from().isBefore(window.end())) {
                windows.add(window);
              }
            }
          }
          return windows;
        });
  }
}
