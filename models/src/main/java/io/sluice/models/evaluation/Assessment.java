package io.sluice.models.evaluation;

import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.models.evaluation.EvaluationReport.EventOutcome;
import io.sluice.models.evaluation.EvaluationReport.Events;
import io.sluice.models.evaluation.EvaluationReport.TimeToDetect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every measure of judged rows. */
final class Assessment {

  /** Enough for a mean within a hundredth. */
  private static final int RANDOM_DRAWS = 20;

  private final Judged judged;
  private final JudgedRows rows;
  private final List<Run> events;

  Assessment(Judged judged) {
    this.judged = judged;
    rows = judged.rows();
    events = Run.where(rows.size(), row -> rows.truth(row) == Truth.ANOMALOUS);
  }

  EvaluationReport report() {
    return report(curves(), Timeline.of(rows));
  }

  /** Without what is only drawn. */
  Figures figures() {
    return report(List.of(), new Timeline(1, List.of(), List.of())).figures();
  }

  private EvaluationReport report(List<Curves> curves, Timeline timeline) {
    List<EventOutcome> outcomes = outcomes();
    Confusion confusion = confusion();
    FalseAlarmCount falseAlarms = falseAlarms();
    return new EvaluationReport(
        judged.name(),
        judged.profile().name(),
        judged.bundle(),
        events(outcomes),
        timeToDetect(outcomes),
        falseAlarms.total(),
        confusion.pointwise(),
        vusPr(),
        affiliation().f1(),
        new RandomAlarms(rows, Baselines.SEED).affiliationF1(events, rows, RANDOM_DRAWS),
        confusion,
        judged.counts(),
        judged.settings(),
        judged.profile().severity(),
        falseAlarms.against(judged.budget()),
        outcomes,
        Origins.of(outcomes, tags()),
        judged.profile().kind() == ProfileKind.EVENTS ? RecordFigures.of(rows) : null,
        curves,
        timeline);
  }

  private Set<String> tags() {
    return judged.profile().tags().stream().map(Tag::name).collect(Collectors.toSet());
  }

  Events events() {
    return events(outcomes());
  }

  Confusion confusion() {
    return Confusion.of(rows);
  }

  FalseAlarmCount falseAlarms() {
    return new FalseAlarmCount(rows, judged.profile(), judged.settings());
  }

  private List<EventOutcome> outcomes() {
    return new EventSearch(rows, judged.settings(), judged.profile()).outcomes();
  }

  private static Events events(List<EventOutcome> outcomes) {
    return new Events(outcomes.stream().filter(EventOutcome::found).count(), outcomes.size());
  }

  /** The largest buffer is a window: so long does an event stay in what is judged. */
  private @Nullable Double vusPr() {
    var known = new boolean[rows.size()];
    var anomalous = new boolean[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      known[row] = rows.truth(row) != Truth.UNKNOWN;
      anomalous[row] = rows.truth(row) == Truth.ANOMALOUS;
    }
    return VusPr.of(rows.ratios(), known, anomalous, judged.profile().window());
  }

  private Affiliation affiliation() {
    List<Run> predictions =
        Run.where(rows.size(), row -> rows.alarm(row) && rows.truth(row) != Truth.UNKNOWN);
    return Affiliation.of(events, predictions, rows.size());
  }

  private List<Curves> curves() {
    List<Curves> curves = new ArrayList<>();
    curves.add(Curves.of(Curves.FUSED, rows.ratios(), rows));
    for (String detector : rows.detectors()) {
      curves.add(Curves.of(detector, rows.ratios(detector), rows));
    }
    return curves;
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
  static @Nullable Double quantile(double[] ascending, double part) {
    if (ascending.length == 0) {
      return null;
    }
    double rank = part * (ascending.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
  }
}
