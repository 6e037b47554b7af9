package io.sluice.query.scene;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Burst;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SourceRef;
import io.sluice.contracts.Topics;
import io.sluice.contracts.profile.SeverityLevels;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** An asset that nobody else has, and what it would say. */
public record Plant(String asset) {

  public static final String PROFILE = "swat";
  public static final BundleRef BUNDLE = new BundleRef("1", "5f".repeat(32));

  /** The one that judges beside it. */
  public static final BundleRef CANDIDATE = new BundleRef("2", "a".repeat(64));

  public static Plant unique(String name) {
    return new Plant(name + "-" + UUID.randomUUID());
  }

  public List<Reading> readings(Instant from, Duration interval, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> reading(from.plus(interval.multipliedBy(i)), i))
        .toList();
  }

  public Reading reading(Instant time, double level) {
    var values = new LinkedHashMap<String, Double>();
    values.put("LIT101", 500 + level);
    values.put("FIT101", 2.5);
    values.put("MV101", null);
    return new Reading(asset, PROFILE, time, values, null, null);
  }

  /** As another of the plant's streams, under an id of the sender's. */
  public Reading reading(String stream, String id, Instant time, double level) {
    Reading reading = reading(time, level);
    return new Reading(
        asset, stream, PROFILE, time, reading.values(), null, reading.quality(), id, null);
  }

  public List<Score> scores(Instant from, Duration interval, double... ratios) {
    return IntStream.range(0, ratios.length)
        .mapToObj(i -> score(from.plus(interval.multipliedBy(i)), ratios[i]))
        .toList();
  }

  public Score score(Instant windowEnd, double ratio) {
    return score(windowEnd, ratio, null);
  }

  /**
   * @param state null for a trained bundle's score
   */
  public Score score(Instant windowEnd, double ratio, ScoreState state) {
    return score(PROFILE, windowEnd, ratio, state);
  }

  public Score score(String stream, Instant windowEnd, double ratio, ScoreState state) {
    return score(stream, windowEnd, Map.of("autoencoder", ratio), ratio, state);
  }

  /**
   * The same window as another bundle judges it.
   *
   * @param profile of which both are bundles
   */
  public static Score as(String profile, BundleRef bundle, Score score, double ratio) {
    return new Score(
        MessageIds.score(
            score.asset(),
            score.stream(),
            bundle,
            score.windowEnd(),
            score.source().partition(),
            score.source().offset()),
        score.asset(),
        score.stream(),
        profile,
        bundle,
        score.windowStart(),
        score.windowEnd(),
        null,
        score.detectors(),
        ratio,
        SeverityLevels.DEFAULT.of(ratio),
        ratio < 1 ? List.of() : contributors(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        score.source(),
        2 * score.latencyMs());
  }

  /** Of a record, which is judged by itself. */
  public Score recordScore(String stream, Instant time, double ratio) {
    return score(stream, time, time, Map.of("autoencoder", ratio), ratio, null);
  }

  /**
   * @param ratios by detector
   */
  public Score score(
      String stream,
      Instant windowEnd,
      Map<String, Double> ratios,
      double ratio,
      ScoreState state) {
    return score(stream, windowEnd.minusSeconds(59), windowEnd, ratios, ratio, state);
  }

  private Score score(
      String stream,
      Instant windowStart,
      Instant windowEnd,
      Map<String, Double> ratios,
      double ratio,
      ScoreState state) {
    var detectors = new TreeMap<String, DetectorScore>();
    ratios.forEach((name, its) -> detectors.put(name, new DetectorScore(its * 0.5, 0.5, its)));
    return new Score(
        MessageIds.score(asset, stream, BUNDLE, windowEnd, 0, offset(windowEnd)),
        asset,
        stream,
        PROFILE,
        BUNDLE,
        windowStart,
        windowEnd,
        null,
        detectors,
        ratio,
        SeverityLevels.DEFAULT.of(ratio),
        ratio < 1 ? List.of() : contributors(),
        state,
        null,
        null,
        null,
        null,
        null,
        null,
        new SourceRef(Topics.SENSOR_READINGS, 0, offset(windowEnd)),
        12.5);
  }

  /** Of a window on the log, if the clock of its asset never goes back. */
  private static long offset(Instant windowEnd) {
    return Math.max(0, windowEnd.toEpochMilli());
  }

  public Alert alert(AlertKind kind, Instant startedAt, Instant updatedAt, double peakRatio) {
    return alert(Category.PROCESS, kind, startedAt, updatedAt, peakRatio);
  }

  public Alert alert(
      Category category, AlertKind kind, Instant startedAt, Instant updatedAt, double peakRatio) {
    return alert(category, null, kind, startedAt, updatedAt, peakRatio);
  }

  public Alert alert(
      Category category,
      ScoreState state,
      AlertKind kind,
      Instant startedAt,
      Instant updatedAt,
      double peakRatio) {
    return alert(List.of(PROFILE), category, state, kind, startedAt, updatedAt, peakRatio);
  }

  public Alert alert(
      List<String> streams,
      Category category,
      ScoreState state,
      AlertKind kind,
      Instant startedAt,
      Instant updatedAt,
      double peakRatio) {
    UUID incident = MessageIds.incident(asset, category, startedAt, 0, offset(startedAt));
    return new Alert(
        MessageIds.alert(incident, kind, severity(peakRatio), updatedAt),
        incident,
        asset,
        streams,
        PROFILE,
        kind,
        severity(peakRatio),
        startedAt,
        updatedAt,
        peakRatio,
        contributors(),
        category,
        state,
        null,
        "%s: %s, LIT101 reads 812.4 mm, expected 523.1 mm".formatted(asset, kind),
        Map.of("incident", URI.create("http://localhost/api/v1/incidents/" + incident)),
        null,
        null);
  }

  /** What a person did to the incident that another alert tells of. */
  public Alert byHand(AlertKind kind, Alert of, CommandRef command) {
    return new Alert(
        MessageIds.alert(of.incident(), kind, command.id()),
        of.incident(),
        asset,
        of.streams(),
        PROFILE,
        kind,
        of.severity(),
        of.startedAt(),
        of.updatedAt(),
        of.peakRatio(),
        of.contributors(),
        of.category(),
        of.state(),
        null,
        "%s by %s".formatted(kind, command.by()),
        of.links(),
        null,
        command);
  }

  /** Many came at once, this asset's the last of them. */
  public Alert burst(Instant startedAt, Instant updatedAt, Burst burst) {
    UUID incident = MessageIds.burst("storm", asset, startedAt);
    return new Alert(
        MessageIds.alert(incident, AlertKind.BURST, Severity.WARNING, updatedAt),
        incident,
        asset,
        List.of(PROFILE),
        PROFILE,
        AlertKind.BURST,
        Severity.WARNING,
        startedAt,
        updatedAt,
        1.5,
        List.of(),
        Category.PROCESS,
        null,
        burst,
        burst.hitsInWindow() + " incidents",
        Map.of(),
        null,
        null);
  }

  private static Severity severity(double ratio) {
    return SeverityLevels.DEFAULT.of(ratio);
  }

  private static List<Contributor> contributors() {
    return List.of(
        new Contributor("LIT101", 0.72, 812.4, 523.1, 511.8, 534.4, "mm", "P1", null),
        new Contributor("FIT101", 0.2, 0.0, 2.48, "m3/h"),
        new Contributor(
            "P101", 0.08, 1.0, null, null, 0.5, null, "P1", "reads 1, <b>never</b> seen"));
  }
}
