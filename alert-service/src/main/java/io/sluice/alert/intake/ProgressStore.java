package io.sluice.alert.intake;

import io.opentelemetry.api.trace.StatusCode;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.platform.postgres.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Stores progress, and does without the assets whose rows the database refuses for a value in them:
 * to try these again is to fail again, and all assets of the partition would wait. The scores and
 * commands that led to their rows become dead letters with what the database said; the asset goes
 * on from what is stored of it. Who gave a command hears that it was refused.
 */
@ApplicationScoped
class ProgressStore {

  static final String REASON = "unstorable";

  private static final String ANSWER =
      "the database refuses what the command led to; the log of alert-service says why";

  private static final Logger LOG = Logger.getLogger(ProgressStore.class);

  private final Ledger ledger;
  private final DeadLetters deadLetters;
  private final AlertMetrics metrics;

  ProgressStore(Ledger ledger, DeadLetters deadLetters, AlertMetrics metrics) {
    this.ledger = ledger;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  /**
   * @throws SQLException if nothing was stored: the database is away, or refuses what is of no
   *     asset
   * @throws UnavailableException if the broker did not take a dead letter; nothing was stored
   */
  void store(Collection<OwnedPartition> partitions)
      throws SQLException, LostRaceException, UnavailableException {
    try {
      ledger.store(partitions);
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.REFUSED || !leaveOutRefused(partitions)) {
        throw e;
      }
      ledger.store(partitions);
    }
  }

  /** False if each asset by itself could be stored. */
  private boolean leaveOutRefused(Collection<OwnedPartition> partitions)
      throws SQLException, UnavailableException {
    Map<String, String> refused = ledger.refused(partitions);
    for (OwnedPartition partition : partitions) {
      for (var asset : refused.entrySet()) {
        if (partition.unstored().contains(asset.getKey())) {
          leaveOut(partition, asset.getKey(), asset.getValue());
        }
      }
    }
    return !refused.isEmpty();
  }

  /** Forgotten last: if the broker is away all of it is tried again. */
  private void leaveOut(OwnedPartition partition, String asset, String why)
      throws UnavailableException {
    var records = new LinkedHashSet<ConsumerRecord<byte[], byte[]>>();
    for (PendingAlert pending : partition.pendingAlerts(asset)) {
      if (pending.record() != null) {
        records.add(pending.record());
      }
    }
    partition.answers(asset).forEach(pending -> records.add(pending.record()));
    for (var record : records) {
      deadLetters.send(record, REASON, why);
      metrics.poison(record.topic());
    }
    partition
        .pendingAlerts(asset)
        .forEach(pending -> pending.span().setStatus(StatusCode.ERROR, REASON).end());
    List<PendingAnswer> answers = partition.answers(asset);
    partition.forget(asset);
    for (PendingAnswer answer : answers) {
      // If it is this answer that is refused, there is none.
      if (!ANSWER.equals(answer.answer().why())) {
        partition.answer(PendingAnswer.refused(answer.answer().order(), ANSWER, answer.record()));
      }
    }
    metrics.assetBegunAnew(AlertMetrics.REFUSED);
    LOG.errorf(
        "the database refuses what asset %s led to; its alerts are dead letters, and it goes on from"
            + " what is stored: %s",
        asset, why);
  }
}
