package io.sluice.alert.intake;

import io.sluice.alert.incident.IncidentMachines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Ends what is open of assets of which no score has come for longer than their profile allows. Such
 * a change is stored like any other, with the offset up to which its partition is consumed.
 */
@ApplicationScoped
class SilentAssets {

  private static final Logger LOG = Logger.getLogger(SilentAssets.class);

  /** Bounds a round; the rest is there in the next. */
  private static final int MOST = 1_000;

  private final Ledger ledger;
  private final IncidentMachines machines;
  private final Judge judge;
  private final RetryUntil retryUntil;

  SilentAssets(Ledger ledger, IncidentMachines machines, Judge judge, RetryUntil retryUntil) {
    this.ledger = ledger;
    this.machines = machines;
    this.judge = judge;
    this.retryUntil = retryUntil;
  }

  /** Of a partition on which nothing waits; what was judged and is not stored yet is not silent. */
  void end(OwnedPartition partition, BooleanSupplier isOwned) {
    List<Ledger.Silent> silent =
        retryUntil
            .insist(
                "looking for silent assets",
                isOwned,
                () -> ledger.silent(partition.partition(), machines.shortestSilence(), MOST))
            .orElse(List.of());
    for (Ledger.Silent one : silent) {
      boolean isJudgedSince = partition.dirty().containsKey(one.asset());
      Duration allowed = machines.maxSilence(one.state().profile());
      if (!isJudgedSince && one.since().compareTo(allowed) >= 0) {
        partition.load(one.asset(), one.state());
        judge.tick(partition, one.asset());
        LOG.infof("asset %s fell silent", one.asset());
      }
    }
  }
}
