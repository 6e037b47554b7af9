package io.sluice.models.evaluation;

import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.incidents.IncidentPolicy;
import java.util.List;

/**
 * Follows the windows of an asset that has one stream, and says whether an incident of its process
 * is open. Not thread-safe.
 */
final class ProcessIncident {

  private final AssetIncident incident;
  private final SeverityLevels levels;

  ProcessIncident(IncidentPolicy policy, SeverityLevels levels) {
    this.incident = new AssetIncident(List.of(new AssetIncident.Stream(policy, levels)));
    this.levels = levels;
  }

  /**
   * Takes the next window, milliseconds of event time, and returns whether an incident is open at
   * its end.
   *
   * @param isFirst whether the window began anew and was full for the first time since
   */
  boolean window(long startMillis, long endMillis, boolean isFirst, double ratio) {
    return incident.window(0, startMillis, endMillis, isFirst, ratio);
  }

  /** Whether a ratio is one that an incident can begin with. */
  boolean isAnomalous(double ratio) {
    return levels.of(ratio).isAnomalous();
  }

  /** Whether an incident is open at an instant after the last window. */
  boolean isOpenAt(long timeMillis) {
    return incident.isOpenAt(0, timeMillis);
  }
}
