package io.sluice.alert.command;

import io.sluice.contracts.CommandKind;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The commands that were answered. What is there is done, and is not done again. */
public final class AnswerRows {

  private static final String INSERT =
      """
      insert into alerting.command (id, incident, asset, kind, given_by, given_at, text, label,
        outcome, why)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
      """;
  private static final String FIND =
      """
      select id, incident, asset, kind, given_by, given_at, text, label, outcome, why
      from alerting.command where id = any (?)
      """;

  private AnswerRows() {}

  /** In the transaction of what the commands did. */
  public static void insert(Connection connection, Collection<CommandResult> answers)
      throws SQLException {
    if (answers.isEmpty()) {
      return;
    }
    try (var insert = connection.prepareStatement(INSERT)) {
      for (CommandResult answer : answers) {
        IncidentCommand order = answer.order();
        insert.setObject(1, order.id());
        insert.setObject(2, order.incident());
        insert.setString(3, order.asset());
        insert.setString(4, order.kind().name());
        insert.setString(5, order.by());
        insert.setObject(6, order.at().atOffset(ZoneOffset.UTC));
        insert.setString(7, order.text());
        insert.setString(8, order.label() == null ? null : order.label().name());
        insert.setString(9, answer.outcome().name());
        insert.setString(10, answer.why());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Those of these commands that are answered. */
  public static Map<UUID, CommandResult> find(Connection connection, Collection<UUID> ids)
      throws SQLException {
    var found = new HashMap<UUID, CommandResult>();
    try (var select = connection.prepareStatement(FIND)) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (var row = select.executeQuery()) {
        while (row.next()) {
          CommandResult answer = answer(row);
          found.put(answer.order().id(), answer);
        }
      }
    }
    return found;
  }

  private static CommandResult answer(ResultSet row) throws SQLException {
    String label = row.getString(8);
    return new CommandResult(
        new IncidentCommand(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            row.getString(3),
            CommandKind.of(row.getString(4)),
            row.getString(5),
            row.getObject(6, OffsetDateTime.class).toInstant(),
            row.getString(7),
            label == null ? null : IncidentLabel.of(label)),
        CommandOutcome.valueOf(row.getString(9)),
        row.getString(10));
  }
}
