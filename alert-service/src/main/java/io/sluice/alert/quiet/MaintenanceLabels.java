package io.sluice.alert.quiet;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.alert.command.CommandRows;
import io.sluice.alert.publish.CommandPublisher;
import io.sluice.alert.store.Database;
import io.sluice.alert.store.Loop;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.IncidentLabel;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Labels incidents that began during maintenance, by commands through the log like those of people:
 * so they are in the history, in the name of who asked for the window. Given again until answered,
 * under one id: what comes twice is done once.
 */
@ApplicationScoped
class MaintenanceLabels {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);
  private static final Duration SENT_WITHIN = Duration.ofSeconds(15);
  private static final int AT_ONCE = 100;

  /** Answered, or called by its name by somebody meanwhile, or gone. */
  private static final String DONE =
      """
      delete from alerting.maintenance_label m where incident in (
        select incident from alerting.maintenance_label where ask_at <= ?
        order by ask_at limit ? for update skip locked)
        and (exists (select 1 from alerting.command c where c.id = m.command and c.outcome is not null)
          or not exists (
            select 1 from alerting.incident i where i.id = m.incident and i.label is null))
      """;

  private static final String DUE =
      """
      update alerting.maintenance_label set ask_at = ? where incident in (
        select incident from alerting.maintenance_label where ask_at <= ?
        order by ask_at limit ? for update skip locked)
      returning incident, asset, command, given_by, text
      """;

  private final Database database;
  private final CommandPublisher publisher;
  private final Clock clock;
  private final Loop loop = new Loop("maintenance-labels", LOOK_EVERY, this::look);

  MaintenanceLabels(Database database, CommandPublisher publisher, Clock clock) {
    this.database = database;
    this.publisher = publisher;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }

  private boolean look() throws SQLException {
    List<IncidentCommand> due = database.transact(this::due);
    if (due.isEmpty()) {
      return false;
    }
    try {
      Uni.join()
          .all(due.stream().map(publisher::publish).toList())
          .andCollectFailures()
          .await()
          .atMost(SENT_WITHIN);
    } catch (RuntimeException e) {
      throw new SQLException("the broker did not take a command: " + e.getMessage(), e);
    }
    return due.size() == AT_ONCE;
  }

  private List<IncidentCommand> due(Connection connection) throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    try (var delete = connection.prepareStatement(DONE)) {
      delete.setObject(1, QuietRows.utc(now));
      delete.setInt(2, AT_ONCE);
      delete.executeUpdate();
    }
    var due = new ArrayList<IncidentCommand>();
    try (var select = connection.prepareStatement(DUE)) {
      select.setObject(1, QuietRows.utc(now.plus(AGAIN_AFTER)));
      select.setObject(2, QuietRows.utc(now));
      select.setInt(3, AT_ONCE);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          due.add(
              new IncidentCommand(
                  rows.getObject("command", UUID.class),
                  rows.getObject("incident", UUID.class),
                  rows.getString("asset"),
                  CommandKind.LABEL,
                  rows.getString("given_by"),
                  now,
                  rows.getString("text"),
                  IncidentLabel.MAINTENANCE,
                  null));
        }
      }
    }
    for (IncidentCommand command : due) {
      CommandRows.give(connection, command);
    }
    return due;
  }
}
