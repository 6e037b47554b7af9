package io.sluice.alert.quiet;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Episode;
import io.sluice.incidents.quiet.QuietEntry;
import io.sluice.incidents.quiet.Subject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Incidents that began during maintenance and are still to be labelled so. */
final class MaintenanceRows {

  private static final Logger LOG = Logger.getLogger(MaintenanceRows.class);
  private static final int FETCH = 500;

  /** What somebody has already called by its name keeps it. */
  private static final String BEGUN =
      """
      select id, asset, profile, severity, category, episode from alerting.incident
      where started_at >= ? and started_at < ? and label is null
      """;

  private static final String MARK =
      """
      insert into alerting.maintenance_label (incident, asset, command, given_by, text)
      values (?, ?, ?, ?, ?) on conflict (incident) do nothing
      """;

  private MaintenanceRows() {}

  /** Marks those that began in it before anybody knew of it. */
  static void markBegun(Connection connection, QuietEntry window) throws SQLException {
    try (var select = connection.prepareStatement(BEGUN);
        var mark = connection.prepareStatement(MARK)) {
      select.setFetchSize(FETCH);
      select.setObject(1, QuietRows.utc(window.from()));
      select.setObject(2, QuietRows.utc(window.to()));
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          Subject subject = subject(rows);
          if (window.matches(subject)) {
            mark(mark, subject.incident(), subject.asset(), window);
          }
        }
      }
      mark.executeBatch();
    }
  }

  private static Subject subject(ResultSet row) throws SQLException {
    UUID incident = row.getObject("id", UUID.class);
    return new Subject(
        incident,
        row.getString("asset"),
        streams(incident, row.getString("episode"), row.getString("profile")),
        row.getString("profile"),
        Severity.of(row.getString("severity")),
        Category.of(row.getString("category")),
        List.of());
  }

  private static Set<String> streams(UUID incident, String episode, String profile) {
    try {
      return Messages.decode(episode.getBytes(StandardCharsets.UTF_8), Episode.class).streams();
    } catch (MalformedMessageException e) {
      LOG.errorf("the details of incident %s cannot be read: %s", incident, e.getMessage());
      return Set.of(profile);
    }
  }

  /** Marks the incidents of alerts that are about to be stored, each with its window. */
  static void mark(Connection connection, Map<Alert, QuietEntry> begun) throws SQLException {
    if (begun.isEmpty()) {
      return;
    }
    try (var mark = connection.prepareStatement(MARK)) {
      for (var one : begun.entrySet()) {
        mark(mark, one.getKey().incident(), one.getKey().asset(), one.getValue());
      }
      mark.executeBatch();
    }
  }

  private static void mark(PreparedStatement mark, UUID incident, String asset, QuietEntry window)
      throws SQLException {
    mark.setObject(1, incident);
    mark.setString(2, asset);
    mark.setObject(3, UUID.randomUUID());
    mark.setString(4, window.by());
    mark.setString(5, "began during maintenance: " + window.reason());
    mark.addBatch();
  }
}
