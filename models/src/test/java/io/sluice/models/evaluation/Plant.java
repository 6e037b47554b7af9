package io.sluice.models.evaluation;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.incidents.IncidentPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Rows a second apart, each with a window of ten, written as stretches of truth and ratio. */
final class Plant {

  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  static final Profile PROFILE =
      new Profile(
          "plant",
          ProfileKind.SIGNALS,
          List.of(new Tag("A", "m", TagKind.CONTINUOUS, 0.1, null, null, null)),
          Duration.ofSeconds(1),
          10,
          1,
          1,
          Duration.ZERO,
          Duration.ofSeconds(30),
          Duration.ZERO,
          SeverityLevels.DEFAULT);

  private final JudgedRows rows = new JudgedRows(ProfileKind.SIGNALS);
  private long silentSeconds;

  Plant normal(int seconds, double ratio) {
    return stretch(seconds, 0, ratio, null);
  }

  Plant event(int seconds, double ratio, String name) {
    return stretch(seconds, 1, ratio, name);
  }

  Plant recovery(int seconds, double ratio) {
    return stretch(seconds, null, ratio, null);
  }

  /** Says that the last row differs from the one before. */
  Plant changed(double change) {
    rows.change(rows.size() - 1, change);
    return this;
  }

  /** Nothing is read for so long. */
  Plant silence(int seconds) {
    silentSeconds += seconds;
    return this;
  }

  private Plant stretch(int seconds, Integer label, double ratio, String event) {
    for (int i = 0; i < seconds; i++) {
      long time = START.toEpochMilli() + (silentSeconds + rows.size()) * 1000L;
      int row = rows.add(time, Truth.of(label), event);
      List<Contributor> why =
          ratio < 1 ? List.of() : List.of(new Contributor("A", 1, 2.0, 1.0, "m"));
      rows.judge(
          row, time - 9000, false, ratio, Map.of("d", new DetectorScore(ratio, 1, ratio)), why);
    }
    return this;
  }

  EvaluationReport report() {
    return judged(new AlarmBudget(5, 1, 0.1)).report();
  }

  Judged judged(AlarmBudget budget) {
    rows.raiseAlarms(
        new ProcessIncident(IncidentPolicy.DEFAULT.withRelapsesApart(), PROFILE.severity()));
    return new Judged(
        "plant 3",
        new BundleRef("3", "abc"),
        PROFILE,
        IncidentPolicy.DEFAULT.withRelapsesApart(),
        budget,
        rows,
        new EvaluationReport.Rows(rows.size(), rows.count(Truth.UNKNOWN), 0, 0, rows.size()));
  }
}
