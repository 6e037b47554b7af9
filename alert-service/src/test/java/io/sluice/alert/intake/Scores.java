package io.sluice.alert.intake;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Score;
import io.sluice.contracts.SideFinding;
import io.sluice.contracts.SourceRef;
import io.sluice.contracts.Topics;
import io.sluice.contracts.profile.SeverityLevels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Scores as scoring-service writes them. */
public final class Scores {

  private static final BundleRef BUNDLE = new BundleRef("1", "ab".repeat(32));

  /** What is wrong with data that is wrong. */
  public static final Contributor DEAD =
      new Contributor(
          "AIT401", 1, null, null, null, null, "ppm", "P4", "has had no value for 10 readings");

  /** What has moved for good, where something has. */
  public static final Contributor MOVED =
      new Contributor(
          "LIT101", 1, 812.0, 501.0, 489.0, 513.0, "mm", "P1", "has moved by 311 mm, followed");

  private Scores() {}

  public static Score score(String asset, Instant windowEnd, double ratio) {
    return score(asset, windowEnd, ratio, 0);
  }

  /**
   * @param data ratio of the fault of its data, 0 for none
   */
  public static Score score(String asset, Instant windowEnd, double ratio, double data) {
    return score(asset, windowEnd, offset(windowEnd), ratio, data);
  }

  /**
   * @param drift ratio of the drift of one of its tags, 0 for none
   */
  public static Score drifting(String asset, Instant windowEnd, double drift) {
    return score(asset, windowEnd, offset(windowEnd), 0.3, 0, drift);
  }

  /** Where a window lies on the log whose asset's clock never goes back. */
  public static long offset(Instant windowEnd) {
    return windowEnd.getEpochSecond();
  }

  /**
   * @param offset of the reading that completed the window
   */
  public static Score score(
      String asset, Instant windowEnd, long offset, double ratio, double data) {
    return score(asset, windowEnd, offset, ratio, data, 0);
  }

  private static Score score(
      String asset, Instant windowEnd, long offset, double ratio, double data, double drift) {
    var severity = SeverityLevels.DEFAULT.of(ratio);
    return new Score(
        MessageIds.score(asset, "swat", BUNDLE, windowEnd, 0, offset),
        asset,
        "swat",
        "swat",
        BUNDLE,
        windowEnd.minusSeconds(59),
        windowEnd,
        null,
        Map.of("autoencoder", new DetectorScore(ratio / 10, 0.1, ratio)),
        ratio,
        severity,
        severity.isAnomalous()
            ? List.of(new Contributor("LIT301", 0.8, 1150.0, 850.0, "mm"))
            : List.of(),
        null,
        null,
        null,
        beside(data, DEAD),
        beside(drift, MOVED),
        null,
        null,
        new SourceRef(Topics.SENSOR_READINGS, 0, offset),
        12.5);
  }

  /** Of a window that looks like an attack: an actuator is in a state that training never met. */
  public static Score strange(String asset, Instant windowEnd, double ratio) {
    Score score = score(asset, windowEnd, ratio);
    return copy(
        score,
        score.profile(),
        List.of(
            new Contributor(
                "MV101",
                1,
                7.0,
                1.0,
                null,
                null,
                null,
                null,
                "state 7 was never seen in training")),
        score.mode());
  }

  /** Of an anomalous record of a stream of events, whose tag of texts reads so. */
  public static Score record(String asset, Instant at, String proto) {
    Score score = score(asset, at, 1.7);
    return new Score(
        MessageIds.score(asset, "flows", BUNDLE, at, 0, offset(at)),
        asset,
        "flows",
        "flows",
        BUNDLE,
        at,
        at,
        null,
        score.detectors(),
        score.ratio(),
        score.severity(),
        List.of(new Contributor("proto", 1, null, null, null).reading(proto)),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new SourceRef(Topics.SENSOR_READINGS, 0, offset(at)),
        12.5);
  }

  private static SideFinding beside(double ratio, Contributor tag) {
    return ratio == 0
        ? null
        : new SideFinding(ratio, SeverityLevels.DEFAULT.of(ratio), List.of(tag));
  }

  /** Windows a second apart, one for each ratio. */
  public static List<Score> run(String asset, Instant first, double... ratios) {
    var scores = new ArrayList<Score>();
    for (int i = 0; i < ratios.length; i++) {
      scores.add(score(asset, first.plusSeconds(i), ratios[i]));
    }
    return scores;
  }

  /** The same of a plant that says in which operating mode it is. */
  public static List<Score> inMode(List<Score> scores, String mode) {
    return scores.stream()
        .map(score -> copy(score, score.profile(), score.contributors(), mode))
        .toList();
  }

  /** The same of another profile. */
  public static List<Score> of(String profile, List<Score> scores) {
    return scores.stream()
        .map(score -> copy(score, profile, score.contributors(), score.mode()))
        .toList();
  }

  private static Score copy(
      Score score, String profile, List<Contributor> contributors, String mode) {
    return new Score(
        score.id(),
        score.asset(),
        score.stream(),
        profile,
        score.bundle(),
        score.windowStart(),
        score.windowEnd(),
        score.first(),
        score.detectors(),
        score.ratio(),
        score.severity(),
        contributors,
        score.state(),
        score.infoLevel(),
        score.debounce(),
        score.data(),
        score.drift(),
        mode,
        score.label(),
        score.source(),
        score.latencyMs());
  }

  /** Windows a second apart: quiet, then {@code ratio} for 20 s, then quiet for 70 s. */
  public static List<Score> episode(String asset, Instant first, double ratio) {
    return run(
        asset,
        first,
        DoubleStream.concat(
                DoubleStream.concat(
                    DoubleStream.generate(() -> 0.3).limit(5),
                    DoubleStream.generate(() -> ratio).limit(20)),
                DoubleStream.generate(() -> 0.3).limit(70))
            .toArray());
  }
}
