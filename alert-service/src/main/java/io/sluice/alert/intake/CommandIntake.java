package io.sluice.alert.intake;

import io.sluice.alert.command.CommandRows;
import io.sluice.alert.command.GivenCommand;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.store.Database;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.Command;
import io.sluice.incidents.StoredIncident;
import io.sluice.platform.postgres.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes one command after the other, each from what is stored: they are few, and somebody waits.
 * What has been answered is not done again. Used by the intake thread alone.
 */
@ApplicationScoped
class CommandIntake {

  private static final Logger LOG = Logger.getLogger(CommandIntake.class);

  private final Database database;
  private final Ledger ledger;
  private final Judge judge;
  private final RetryUntil retryUntil;
  private final AlertMetrics metrics;

  CommandIntake(
      Database database, Ledger ledger, Judge judge, RetryUntil retryUntil, AlertMetrics metrics) {
    this.database = database;
    this.ledger = ledger;
    this.judge = judge;
    this.retryUntil = retryUntil;
    this.metrics = metrics;
  }

  /**
   * What is judged before must be stored, since part of it is read from there.
   *
   * @param onPoison receives the record if it is no command
   * @return false if the partition was lost, or the service stops, before it was judged
   */
  boolean take(
      OwnedPartition mine,
      ConsumerRecord<byte[], byte[]> record,
      BooleanSupplier isOwned,
      Consumer<BatchReader.Poison> onPoison) {
    IncidentCommand order;
    try {
      order = Messages.decode(record.value(), IncidentCommand.class);
    } catch (MalformedMessageException e) {
      onPoison.accept(BatchReader.Poison.malformed(record, e));
      return true;
    }
    if (!Arrays.equals(record.key(), order.asset().getBytes(StandardCharsets.UTF_8))) {
      onPoison.accept(BatchReader.Poison.ofAnotherKey(record));
      return true;
    }
    var read =
        retryUntil.retry("reading what a command is about", isOwned, () -> read(mine, order));
    if (read.isEmpty()) {
      return false;
    }
    switch (read.get()) {
      case Met.Unstorable unstorable ->
          onPoison.accept(new BatchReader.Poison(record, ProgressStore.REASON, unstorable.why()));
      case Met.Another another -> {
        metrics.command(order.kind(), "refused");
        LOG.warnf(
            "command %s about incident %s is refused: its id is that of another about incident %s",
            order.id(), order.incident(), another.order().incident());
      }
      case Met.Answered answered -> metrics.commandRepeated(order.kind());
      case Met.Due due -> execute(mine, order, due, record, onPoison);
    }
    return true;
  }

  private void execute(
      OwnedPartition mine,
      IncidentCommand order,
      Met.Due due,
      ConsumerRecord<byte[], byte[]> record,
      Consumer<BatchReader.Poison> onPoison) {
    mine.load(order.asset(), due.state());
    try {
      judge.execute(mine, new Command(order, due.incident()), record);
    } catch (RuntimeException e) {
      LOG.errorf(e, "a command about an incident of asset %s cannot be judged", order.asset());
      onPoison.accept(new BatchReader.Poison(record, "unprocessable", e.toString()));
      mine.answer(
          PendingAnswer.refused(
              order, "the command cannot be judged; the log of alert-service says why", record));
    }
  }

  /** What a command meets. */
  private sealed interface Met {

    /** It can be done. The incident is null if there is none. */
    record Due(AssetState state, @Nullable StoredIncident incident) implements Met {}

    /** It was done before. */
    record Answered() implements Met {}

    /** Another one has its id; whoever gave this one under it was told. */
    record Another(IncidentCommand order) implements Met {}

    /** The database refuses it for a value in it. */
    record Unstorable(String why) implements Met {}
  }

  private Met read(OwnedPartition mine, IncidentCommand order) throws SQLException {
    Set<String> asset = Set.of(order.asset());
    AssetState state =
        mine.unknownOf(asset).isEmpty()
            ? mine.state(order.asset())
            : ledger.states(asset).getOrDefault(order.asset(), AssetState.UNSEEN);
    try {
      return database.transact(connection -> meet(connection, order, state));
    } catch (SQLException e) {
      if (SqlFailure.of(e) == SqlFailure.REFUSED) {
        return new Met.Unstorable(SqlFailure.words(e));
      }
      throw e;
    }
  }

  private static Met meet(Connection connection, IncidentCommand order, AssetState state)
      throws SQLException {
    GivenCommand given = CommandRows.give(connection, order);
    if (!given.order().repeats(order)) {
      return new Met.Another(given.order());
    }
    return given.result() == null
        ? new Met.Due(state, IncidentRows.find(connection, order.incident(), order.asset()))
        : new Met.Answered();
  }
}
