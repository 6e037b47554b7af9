package io.sluice.query.evidence;

import io.sluice.contracts.BundleRef;
import io.sluice.query.alert.AlertView;
import io.sluice.query.incident.HistoryEntry;
import io.sluice.query.incident.IncidentView;
import io.sluice.query.reading.ReadingView;
import io.sluice.query.score.ScoreView;
import java.time.Instant;
import java.util.List;

/**
 * What there is of an incident.
 *
 * @param alerts each change that was told, oldest first
 * @param history what happened and who did it, oldest first
 * @param readings around it, oldest first
 * @param scores likewise
 * @param bundles what those that judged say of themselves
 */
record Evidence(
    IncidentView incident,
    List<AlertView> alerts,
    List<HistoryEntry> history,
    List<ReadingView> readings,
    List<ScoreView> scores,
    About about,
    List<JudgingBundle> bundles) {

  /** With what the bundles say of themselves. */
  Evidence with(List<JudgingBundle> told) {
    return new Evidence(incident, alerts, history, readings, scores, about, told);
  }

  /**
   * What the files hold.
   *
   * @param from event time of the oldest that was looked for
   * @param to just after the newest
   * @param allReadings whether there are no others in that time
   * @param allScores likewise
   * @param models who judged; what each says of itself is in {@code bundles/}, where
   *     scoring-service still has it
   */
  record About(
      Instant from,
      Instant to,
      int readings,
      boolean allReadings,
      int scores,
      boolean allScores,
      List<Model> models) {}

  /** A bundle that judged. */
  record Model(String profile, BundleRef bundle) {}
}
