package io.sluice.alert.intake;

import io.sluice.alert.quiet.QuietStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;

/** How patient operating modes are: what is said of them counts from the next batch on. */
@ApplicationScoped
class ModeDelays {

  private final QuietStore quiet;
  private final RetryUntil retryUntil;

  ModeDelays(QuietStore quiet, RetryUntil retryUntil) {
    this.quiet = quiet;
    this.retryUntil = retryUntil;
  }

  /** False if the partition was lost before the database said so. */
  boolean refresh(BooleanSupplier isOwned) {
    return retryUntil
        .retry(
            "reading operating modes",
            isOwned,
            () -> {
              quiet.refreshDelays();
              return true;
            })
        .isPresent();
  }
}
