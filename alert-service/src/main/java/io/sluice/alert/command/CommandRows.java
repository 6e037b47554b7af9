package io.sluice.alert.command;

import io.sluice.contracts.CommandKind;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The commands that were given and what became of them. An id is one command's: who writes it first
 * has it. What has an outcome is done, and is not done again.
 */
public final class CommandRows {

  private static final String GIVE =
      """
      insert into alerting.command (id, incident, asset, kind, given_by, given_at, text, label,
        assignee, tags, known_until)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
      """;

  /** The command is there, unless retention has taken it for one that nobody ever answers. */
  private static final String ANSWER =
      """
      insert into alerting.command (id, incident, asset, kind, given_by, given_at, text, label,
        assignee, tags, known_until, outcome, why, answered_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now())
      on conflict (id) do update set outcome = excluded.outcome, why = excluded.why,
        answered_at = excluded.answered_at where command.outcome is null
      """;

  private static final String FIND =
      """
      select id, incident, asset, kind, given_by, given_at, text, label, outcome, why,
        assignee, tags, known_until
      from alerting.command where id = any (?)
      """;

  private CommandRows() {}

  /**
   * Writes a command down, unless there is one under its id already. Of two that come at once the
   * later one waits for the transaction of the other.
   */
  public static GivenCommand give(Connection connection, IncidentCommand order)
      throws SQLException {
    try (var insert = connection.prepareStatement(GIVE)) {
      order(insert, order);
      insert.executeUpdate();
    }
    return Objects.requireNonNull(
        find(connection, order.id()), "a command is gone that was just given");
  }

  /** In the transaction of what the commands did. */
  public static void answer(Connection connection, Collection<CommandResult> answers)
      throws SQLException {
    if (answers.isEmpty()) {
      return;
    }
    try (var insert = connection.prepareStatement(ANSWER)) {
      for (CommandResult answer : answers) {
        order(insert, answer.order());
        insert.setString(12, answer.outcome().name());
        insert.setString(13, answer.why());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void order(PreparedStatement insert, IncidentCommand order) throws SQLException {
    insert.setObject(1, order.id());
    insert.setObject(2, order.incident());
    insert.setString(3, order.asset());
    insert.setString(4, order.kind().name());
    insert.setString(5, order.by());
    insert.setObject(6, order.at().atOffset(ZoneOffset.UTC));
    insert.setString(7, order.text());
    insert.setString(8, order.label() == null ? null : order.label().name());
    insert.setString(9, order.to());
    insert.setArray(
        10,
        order.tags() == null
            ? null
            : insert.getConnection().createArrayOf("text", order.tags().toArray()));
    insert.setObject(
        11,
        order.knownUntil() == null ? null : order.knownUntil().atOffset(ZoneOffset.UTC),
        Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static @Nullable GivenCommand find(Connection connection, UUID id) throws SQLException {
    return find(connection, new UUID[] {id}).get(id);
  }

  /** What became of these commands, as far as that is known. */
  public static Map<UUID, CommandResult> answers(Connection connection, Collection<UUID> ids)
      throws SQLException {
    var answers = new HashMap<UUID, CommandResult>();
    find(connection, ids.toArray(UUID[]::new))
        .forEach(
            (id, given) -> {
              if (given.result() != null) {
                answers.put(id, given.result());
              }
            });
    return answers;
  }

  private static Map<UUID, GivenCommand> find(Connection connection, UUID[] ids)
      throws SQLException {
    var found = new HashMap<UUID, GivenCommand>();
    try (var select = connection.prepareStatement(FIND)) {
      select.setArray(1, connection.createArrayOf("uuid", ids));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          GivenCommand given = given(row);
          found.put(given.order().id(), given);
        }
      }
    }
    return found;
  }

  private static GivenCommand given(ResultSet row) throws SQLException {
    String label = row.getString(8);
    Array tags = row.getArray(12);
    OffsetDateTime knownUntil = row.getObject(13, OffsetDateTime.class);
    var order =
        new IncidentCommand(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            row.getString(3),
            CommandKind.of(row.getString(4)),
            row.getString(5),
            row.getObject(6, OffsetDateTime.class).toInstant(),
            row.getString(7),
            label == null ? null : IncidentLabel.of(label),
            row.getString(11),
            tags == null ? null : List.of((String[]) tags.getArray()),
            knownUntil == null ? null : knownUntil.toInstant());
    String outcome = row.getString(9);
    return new GivenCommand(
        order,
        outcome == null
            ? null
            : new CommandResult(order, CommandOutcome.valueOf(outcome), row.getString(10)));
  }
}
