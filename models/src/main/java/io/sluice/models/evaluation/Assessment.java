package io.sluice.models.evaluation;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.profile.Profile;
import io.sluice.models.evaluation.EvaluationReport.EventOutcome;
import io.sluice.models.evaluation.EvaluationReport.Events;
import io.sluice.models.evaluation.EvaluationReport.TimeToDetect;
import java.util.List;

/** Every measure of judged rows. */
record Assessment(JudgedRows rows, Profile profile, AlarmSettings settings) {

  EvaluationReport report(BundleRef bundle, EvaluationReport.Rows counts) {
    List<EventOutcome> outcomes = new EventSearch(rows, settings, profile.severity()).outcomes();
    Confusion confusion = Confusion.of(rows);
    return new EvaluationReport(
        profile.name(),
        bundle,
        new Events(outcomes.stream().filter(EventOutcome::found).count(), outcomes.size()),
        timeToDetect(outcomes),
        FalseAlarmCount.of(rows, profile),
        confusion.pointwise(),
        vusPr(),
        affiliation().f1(),
        confusion,
        counts,
        outcomes);
  }

  /** The largest buffer is a window: so long does an event stay in what is judged. */
  private Double vusPr() {
    var known = new boolean[rows.size()];
    var anomalous = new boolean[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      known[row] = rows.truth(row) != Truth.UNKNOWN;
      anomalous[row] = rows.truth(row) == Truth.ANOMALOUS;
    }
    return VusPr.of(rows.ratios(), known, anomalous, profile.window());
  }

  private Affiliation affiliation() {
    List<Run> predictions =
        Run.where(rows.size(), row -> rows.alarm(row) && rows.truth(row) != Truth.UNKNOWN);
    List<Run> events = Run.where(rows.size(), row -> rows.truth(row) == Truth.ANOMALOUS);
    return Affiliation.of(events, predictions, rows.size());
  }

  private static TimeToDetect timeToDetect(List<EventOutcome> outcomes) {
    double[] seconds =
        outcomes.stream()
            .filter(EventOutcome::found)
            .mapToDouble(EventOutcome::secondsToDetect)
            .sorted()
            .toArray();
    return new TimeToDetect(quantile(seconds, 0.5), quantile(seconds, 0.9));
  }

  /** Linear between the two nearest ranks (type 7 of Hyndman and Fan); null of nothing. */
  static Double quantile(double[] ascending, double part) {
    if (ascending.length == 0) {
      return null;
    }
    double rank = part * (ascending.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
  }
}
