package io.sluice.alert.delivery;

import io.sluice.alert.delivery.DeliveryConfig.DriftConfig;
import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import java.util.function.Predicate;

/**
 * Which alerts of drift channels are told of: who has a plant full of old sensors may want to look
 * them up, not to be called. Any other alert passes.
 */
public record DriftFilter(DriftConfig config) implements Predicate<Alert> {

  @Override
  public boolean test(Alert alert) {
    return alert.category() != Category.DRIFT
        || (config.enabled() && !config.minSeverity().isAbove(alert.severity()));
  }
}
