package io.sluice.alert.command;

import io.sluice.alert.store.Database;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Episode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What there is to know before and after a command. */
@ApplicationScoped
class CommandQuery {

  private static final String INCIDENT =
      """
      select id, asset, profile, category, status, severity, started_at, updated_at, resolved_at,
        resolved_by, acknowledged_by, acknowledged_at, label, labelled_by,
        assigned_to
      from alerting.incident where id = ?
      """;

  private static final String EPISODE = "select episode from alerting.incident where id = ?";

  private final Database database;

  CommandQuery(Database database) {
    this.database = database;
  }

  Optional<CommandedIncident> incident(UUID id) throws SQLException {
    return database.transact(connection -> incident(connection, id));
  }

  /**
   * Names of the tags that an incident is about, as it was stored last; empty if nobody can read
   * them.
   */
  List<String> tags(UUID incident) throws SQLException {
    return database.transact(
        connection -> {
          try (var select = connection.prepareStatement(EPISODE)) {
            select.setObject(1, incident);
            try (var row = select.executeQuery()) {
              return row.next() ? tags(row.getString(1)) : List.of();
            }
          }
        });
  }

  private static List<String> tags(String episode) {
    try {
      return Messages.decode(episode.getBytes(StandardCharsets.UTF_8), Episode.class)
          .contributors()
          .stream()
          .map(Contributor::tag)
          .distinct()
          .toList();
    } catch (MalformedMessageException e) {
      return List.of();
    }
  }

  /** Takes the id of a command for it, if nobody has it yet. */
  GivenCommand give(IncidentCommand order) throws SQLException {
    return database.transact(connection -> CommandRows.give(connection, order));
  }

  private static Optional<CommandedIncident> incident(Connection connection, UUID id)
      throws SQLException {
    try (var select = connection.prepareStatement(INCIDENT)) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(incident(row)) : Optional.empty();
      }
    }
  }

  private static CommandedIncident incident(ResultSet row) throws SQLException {
    String label = row.getString(13);
    return new CommandedIncident(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        Category.of(row.getString(4)),
        row.getString(5),
        Severity.valueOf(row.getString(6)),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        instant(row, 9),
        row.getString(10),
        row.getString(11),
        instant(row, 12),
        label == null ? null : IncidentLabel.of(label),
        row.getString(14),
        row.getString(15));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
