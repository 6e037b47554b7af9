package io.sluice.cli.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.BundleRef;
import io.sluice.incidents.IncidentComparison;
import io.sluice.models.backtest.AssetBacktest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest found, as JSON.
 *
 * @param from begin of the time that was judged; null of files, which say it themselves
 * @param to its end
 * @param assets what each would have had, and what came of its readings
 * @param comparison with the incidents that were; null of files, of which nobody knows any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BacktestReport(
    String profile,
    BundleRef bundle,
    @Nullable Instant from,
    @Nullable Instant to,
    List<AssetBacktest> assets,
    @Nullable IncidentComparison comparison) {

  public BacktestReport {
    assets = List.copyOf(assets);
  }
}
