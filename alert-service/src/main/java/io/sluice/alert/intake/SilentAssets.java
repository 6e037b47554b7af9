package io.sluice.alert.intake;

import io.sluice.alert.incident.IncidentMachines;
import io.sluice.incidents.AssetState;
import io.sluice.incidents.StreamState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Ends what is open of streams of which no score has come for longer than their profile allows.
 * Such a change is stored like any other, with the offset up to which its partition is consumed.
 * Used by the intake thread alone.
 */
@ApplicationScoped
class SilentAssets {

  private static final Logger LOG = Logger.getLogger(SilentAssets.class);

  /** Bounds a round; the next one goes on behind it. */
  private static final int MOST = 1_000;

  /** What was found out longer ago says nothing of now: the database was away meanwhile. */
  private static final Duration MAX_AGE = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final IncidentMachines machines;
  private final Judge judge;
  private final RetryUntil retryUntil;
  private final Map<Integer, String> lookedAt = new HashMap<>();

  SilentAssets(Ledger ledger, IncidentMachines machines, Judge judge, RetryUntil retryUntil) {
    this.ledger = ledger;
    this.machines = machines;
    this.judge = judge;
    this.retryUntil = retryUntil;
  }

  /**
   * Of a partition on which nothing waited; what was judged and is not stored yet is not silent.
   *
   * @param caughtUpAt when nothing waited, as {@link System#nanoTime}
   */
  void end(OwnedPartition partition, long caughtUpAt, BooleanSupplier isOwned) {
    if (isOld(caughtUpAt)) {
      return;
    }
    List<Ledger.Silent> silent =
        retryUntil
            .retry("looking for silent assets", isOwned, () -> next(partition))
            .orElse(List.of());
    if (isOld(caughtUpAt)) {
      return;
    }
    lookedAt.put(partition.number(), silent.size() < MOST ? "" : silent.getLast().asset());
    for (Ledger.Silent one : silent) {
      boolean isJudgedSince = partition.dirty().containsKey(one.asset());
      if (!isJudgedSince) {
        end(partition, one);
      }
    }
  }

  /** One that cannot be ended keeps nobody else from it. */
  private void end(OwnedPartition partition, Ledger.Silent one) {
    try {
      partition.load(one.asset(), one.state());
      if (one.state().streams().isEmpty()) {
        // Nothing is known of it, for its stored state could not be read: that is stored, too.
        partition.moved(one.asset(), AssetState.UNSEEN);
      }
      one.state()
          .streams()
          .forEach(
              (name, stream) -> {
                if (isSilent(stream, one.now())) {
                  judge.tick(partition, one.asset(), name);
                  LOG.infof("stream %s of asset %s fell silent", name, one.asset());
                }
              });
    } catch (RuntimeException e) {
      LOG.errorf(e, "asset %s fell silent, which cannot be judged", one.asset());
    }
  }

  private boolean isSilent(StreamState stream, Instant now) {
    return !stream.isCalm()
        && machines.of(stream).policy().isSilence(stream.reached().heardAt(), now);
  }

  private List<Ledger.Silent> next(OwnedPartition partition) throws SQLException {
    return ledger.silent(
        partition.number(),
        machines.shortestSilence(),
        lookedAt.getOrDefault(partition.number(), ""),
        MOST);
  }

  private static boolean isOld(long nanos) {
    return System.nanoTime() - nanos > MAX_AGE.toNanos();
  }
}
