package io.sluice.alert.intake;

import io.sluice.incidents.AssetState;
import io.sluice.incidents.Tick;
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
 * Looks at assets of which no score has come for so long that it means something: that they are
 * silent, or that nobody waits for them any more. Such a change is stored like any other, with the
 * offset up to which its partition is consumed, so of all replicas the one that owns it tells of
 * it, once. Used by the intake thread alone.
 */
@ApplicationScoped
class SilentAssets {

  private static final Logger LOG = Logger.getLogger(SilentAssets.class);

  /** Bounds what is held in memory before it is stored. */
  private static final int MOST = 1_000;

  /** What was found out longer ago says nothing of now: the database was away meanwhile. */
  private static final Duration MAX_AGE = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Judge judge;
  private final RetryUntil retryUntil;
  private final Map<Integer, String> lookedAt = new HashMap<>();

  SilentAssets(Ledger ledger, Judge judge, RetryUntil retryUntil) {
    this.ledger = ledger;
    this.judge = judge;
    this.retryUntil = retryUntil;
  }

  /**
   * Of a partition on which nothing waited; what was judged and is not stored yet is not silent.
   *
   * @param listening for how long all that came was heard
   * @param caughtUpAt when nothing waited, as {@link System#nanoTime}
   * @return whether there are more to look at, once what these led to is stored
   */
  boolean look(
      OwnedPartition partition, Duration listening, long caughtUpAt, BooleanSupplier isOwned) {
    if (isOld(caughtUpAt)) {
      return false;
    }
    List<Ledger.Silent> silent =
        retryUntil
            .retry("looking for silent assets", isOwned, () -> next(partition))
            .orElse(List.of());
    if (isOld(caughtUpAt)) {
      return false;
    }
    boolean isMore = silent.size() == MOST;
    lookedAt.put(partition.number(), isMore ? silent.getLast().asset() : "");
    for (Ledger.Silent one : silent) {
      boolean isJudgedSince = partition.dirty().containsKey(one.asset());
      if (!isJudgedSince) {
        look(partition, one, one.now().minus(listening));
      }
    }
    return isMore;
  }

  /** One that cannot be judged keeps nobody else from it. */
  private void look(OwnedPartition partition, Ledger.Silent one, Instant listeningSince) {
    try {
      partition.load(one.asset(), one.state());
      if (one.state().streams().isEmpty()) {
        // Nothing is known of it, for its stored state could not be read: that is stored, too.
        partition.moved(one.asset(), AssetState.UNSEEN);
      }
      if (judge.tick(partition, new Tick(one.asset(), one.now(), listeningSince))) {
        LOG.infof("asset %s fell silent", one.asset());
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "asset %s fell silent, which cannot be judged", one.asset());
    }
  }

  private List<Ledger.Silent> next(OwnedPartition partition) throws SQLException {
    return ledger.silent(partition.number(), lookedAt.getOrDefault(partition.number(), ""), MOST);
  }

  private static boolean isOld(long nanos) {
    return System.nanoTime() - nanos > MAX_AGE.toNanos();
  }
}
