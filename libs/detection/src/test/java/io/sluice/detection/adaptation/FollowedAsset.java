package io.sluice.detection.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.SideFinding;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.Windows;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.detector.Adjustment;
import io.sluice.detection.detector.CalibratedDetector;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.forecast.ForecastJudge;
import io.sluice.detection.rule.RuleDetector;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A plant of five tags whose forecast is always 0 and whose level is 1, a valve and a pump. A
 * window is a minute of six readings, so that a look is a minute, and patience is 480 of them.
 */
final class FollowedAsset {

  static final int WINDOW = 6;
  static final int PATIENCE = 480;
  static final int VALVE = 3;
  static final int PUMP = 4;

  static final Profile PROFILE = profile();

  private static final String RULES =
      """
      version: 1
      rules:
        - id: level-limits
          kind: limits
          tag: LIT1
          low: -50
          high: 50
        - id: flow-stuck
          kind: stuck
          tag: FIT1
          readings: 6
        - id: valve-states
          kind: states
          tag: MV1
          states: [1, 2]
        - id: together
          kind: combination
          tags: [MV1, P1]
          never: [[1, 2]]
        - id: pressure-limits
          kind: limits
          tag: PIT1
          high: 1.5
      """;

  static Profile profile() {
    var tags =
        List.of(
            new Tag("LIT1", "m", TagKind.CONTINUOUS, 0.01, null, null, null),
            new Tag("FIT1", "m3/h", TagKind.CONTINUOUS, 0.01, null, null, null),
            new Tag("PIT1", null, TagKind.CONTINUOUS, 0.01, null, null, null),
            new Tag("MV1", null, TagKind.DISCRETE, 1, null, null, null),
            new Tag("P1", null, TagKind.DISCRETE, 1, null, null, null));
    return new Profile(
        "p",
        ProfileKind.SIGNALS,
        tags,
        Duration.ofSeconds(10),
        WINDOW,
        1,
        1,
        Duration.ofSeconds(30),
        Duration.ofSeconds(100),
        Duration.ofSeconds(30),
        SeverityLevels.DEFAULT);
  }

  static Adaptation adaptation() {
    var features = WindowStatistics.of(PROFILE);
    return new Adaptation(
        PROFILE,
        features,
        Windows.identity(features.size()),
        List.of(
            new CalibratedDetector(new Zero(), RatioCurve.proportional(1)),
            new CalibratedDetector(rules(), RatioCurve.proportional(1))));
  }

  static RuleDetector rules() {
    try {
      return new RuleDetector("rules", RULES.getBytes(StandardCharsets.UTF_8), PROFILE);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Forecasts 0 of the first three tags. */
  private static final class Zero implements Detector {

    @Override
    public String name() {
      return "forecaster";
    }

    @Override
    public boolean readsFeatures() {
      return false;
    }

    @Override
    public Judge judge(int maxRows) {
      return new ZeroJudge();
    }

    @Override
    public void close() {}
  }

  private static final class ZeroJudge implements ForecastJudge {
    private double[] newest = new double[0];
    private Adjustment adjustment = Adjustment.NONE;
    private WindowMatrix windows;

    @Override
    public void adjust(int row, Adjustment current) {
      adjustment = current;
    }

    @Override
    public void observe(int row, WindowRing ring) {
      newest = ring.row(ring.size() - 1).clone();
    }

    @Override
    public void judge(WindowMatrix matrix) {
      windows = matrix;
    }

    @Override
    public double score(int row) {
      double largest = 0;
      for (int target = 0; target < targets(); target++) {
        double deviation = deviation(row, target);
        largest = Double.isNaN(deviation) ? largest : Math.max(largest, Math.abs(deviation));
      }
      return largest;
    }

    @Override
    public void explain(int row, Explanation explanation) {}

    @Override
    public int targets() {
      return 3;
    }

    @Override
    public int tagOf(int target) {
      return target;
    }

    @Override
    public double deviation(int row, int target) {
      return windows.isMasked(row, target)
          ? Double.NaN
          : (newest[target] - adjustment.offset(target)) / adjustment.width(target);
    }

    @Override
    public double level(int target) {
      return 1;
    }

    @Override
    public double observed(int row, int target) {
      return newest[target];
    }

    @Override
    public double forecast(int row, int target) {
      return 0;
    }
  }

  final WindowRing ring = new WindowRing(PROFILE);
  private final Random random = new Random(1);
  Memory memory;
  long reading;

  FollowedAsset(Memory memory) {
    this.memory = memory;
  }

  /** A minute in which the first three tags are around these values. */
  Adjustment minute(double level, double flow, double pressure, double valve, double pump) {
    for (int i = 0; i < WINDOW; i++) {
      offer(level + noise(), flow + noise(), pressure + noise(), valve, pump);
    }
    return memory.adjustment();
  }

  double noise() {
    return 0.1 * random.nextGaussian();
  }

  void offer(double... values) {
    if (ring.offer(10_000 * reading, values, reading++) == Admission.WINDOW) {
      memory.take(ring);
    }
  }

  /** Nothing comes for so long. */
  void pause(Duration length) {
    reading += length.toMillis() / 10_000;
  }

  Adjustment minutes(int minutes, double level) {
    Adjustment last = memory.adjustment();
    for (int i = 0; i < minutes; i++) {
      last = minute(level, 0, 0, 1, 1);
    }
    return last;
  }

  /** Its memory is stored and read: nothing of it is lost. */
  void restart(Adaptation adaptation) {
    byte[] snapshot = memory.snapshot();
    memory = adaptation.restore("a", snapshot);
    assertThat(memory.snapshot()).isEqualTo(snapshot);
  }

  void assertIsAdjustedAs(FollowedAsset other) {
    Adjustment expected = other.memory.adjustment();
    Adjustment actual = memory.adjustment();
    assertThat(actual.drift()).isEqualTo(expected.drift());
    assertThat(actual.frozen()).isEqualTo(expected.frozen());
    assertThat(actual.leftOut()).isEqualTo(expected.leftOut());
    assertThat(actual.muted()).isEqualTo(expected.muted());
    assertThat(actual.offsets()).isEqualTo(expected.offsets());
    assertThat(actual.widths()).isEqualTo(expected.widths());
  }

  static FollowedAsset asset() {
    return new FollowedAsset(adaptation().memory("a"));
  }

  static String reason(SideFinding finding) {
    return finding.tags().getFirst().reason();
  }
}
