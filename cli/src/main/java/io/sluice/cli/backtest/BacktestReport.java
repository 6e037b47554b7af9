package io.sluice.cli.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.BundleRef;
import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.IncidentComparison;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.IncidentSettings;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.models.backtest.AssetBacktest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest found, as JSON.
 *
 * @param from begin of the time that was judged; null of files, which say it themselves
 * @param to its end
 * @param policy when incidents opened and closed
 * @param assets what each would have had, and what came of its readings
 * @param comparison with the incidents that were; null of files, of which nobody knows any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BacktestReport(
    String profile,
    BundleRef bundle,
    @Nullable Instant from,
    @Nullable Instant to,
    IncidentSettings policy,
    List<AssetBacktest> assets,
    @Nullable IncidentComparison comparison) {

  public BacktestReport {
    assets = List.copyOf(assets);
  }

  /**
   * @param policies by which the bundle's incidents were raised
   */
  static BacktestReport of(
      Bundle bundle,
      PoliciesInForce policies,
      @Nullable Instant from,
      @Nullable Instant to,
      List<AssetBacktest> assets,
      @Nullable IncidentComparison comparison) {
    String profile = bundle.profile().name();
    IncidentPolicy policy = policies.of(profile, bundle.manifest().debounce());
    return new BacktestReport(
        profile, bundle.ref(), from, to, IncidentSettings.of(policy), assets, comparison);
  }
}
