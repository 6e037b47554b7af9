package io.sluice.detection.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.detection.Bundles;
import io.sluice.detection.Profiles;
import io.sluice.detection.Windows;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleWriter;
import io.sluice.detection.bundle.DetectorEntry;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.forest.ForestDetector;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle calls 0 normal; a window of constant values v in all tags has an error of 3/5 v². */
class WindowScorerTest {

  private static final int TAGS = 7;

  @TempDir private Path root;
  private final Profile profile = Profiles.of(TAGS, 4);
  private Bundle bundle;
  private WindowScorer scorer;

  @BeforeEach
  void loadBundle() throws Exception {
    bundle = Bundle.load(BundleWriter.write(root, Bundles.draft(profile, "1")));
    scorer = new WindowScorer(bundle, 8);
  }

  @AfterEach
  void closeBundle() {
    scorer.close();
    bundle.close();
  }

  @Test
  void aNormalWindowIsQuiet() {
    // given
    scorer.add(constant(0));

    // when
    Verdict verdict = scorer.score().getFirst();

    // then
    assertThat(verdict.ratio()).isZero();
    assertThat(verdict.severity()).isEqualTo(Severity.NONE);
    assertThat(verdict.contributors()).isEmpty();
    assertThat(verdict.detectors()).containsOnlyKeys("autoencoder", "one-class-svm");
  }

  @Test
  void theLargestRatioDecides() {
    // given
    scorer.add(constant(1.5));

    // when
    Verdict verdict = scorer.score().getFirst();

    // then: error 1.35 against 1; distance 0.01 x 7 x 3 x 2.25 against 0.5
    DetectorScore error = verdict.detectors().get("autoencoder");
    DetectorScore distance = verdict.detectors().get("one-class-svm");
    assertThat(error.ratio()).isCloseTo(1.35, offset(1e-5));
    assertThat(distance.ratio()).isCloseTo(0.945, offset(1e-4));
    assertThat(verdict.ratio()).isEqualTo(error.ratio());
    assertThat(verdict.severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void thoseThatCountTogetherAreSilentUntilTheyAgree() throws Exception {
    // given: error 1.35 against 1, distance 0.945 / 2 against 0.5 and, by a third, against 0.3
    var draft = Bundles.draft(profile, "2");
    DetectorEntry svm = draft.detectors().get(1);
    var third =
        new DetectorEntry(
            "third",
            svm.kind(),
            svm.file(),
            svm.settings(),
            RatioCurve.proportional(0.3),
            svm.parameters());
    var detectors = new ArrayList<>(draft.detectors());
    detectors.add(third);
    Set<String> both = Set.of("autoencoder", "one-class-svm");
    try (var three =
            Bundle.load(
                BundleWriter.write(
                    root, Bundles.with(draft, detectors, Fusion.MAXIMUM.corroborating(both))));
        var all = new WindowScorer(three, 8)) {
      all.add(constant(1.5));
      all.add(constant(2));

      // when
      List<Verdict> verdicts = all.score();

      // then: what the autoencoder expects is told once it counts
      Verdict alone = verdicts.getFirst();
      assertThat(alone.detectors().get("autoencoder").ratio()).isCloseTo(1.35, offset(1e-5));
      assertThat(alone.ratio()).isEqualTo(alone.detectors().get("third").ratio());
      assertThat(alone.contributors()).isNotEmpty().allMatch(tag -> tag.expected() == null);
      Verdict together = verdicts.getLast();
      assertThat(together.detectors().get("one-class-svm").ratio()).isGreaterThan(1);
      assertThat(together.contributors()).isNotEmpty().allMatch(tag -> tag.expected() == 0);
    }
  }

  @Test
  void whatIsLearningIsInfoAtMostWhateverTheLevels() throws Exception {
    // given: levels that are below the detector's usual border of WARNING
    var impatient =
        new Profile(
            profile.name(),
            ProfileKind.SIGNALS,
            profile.tags(),
            profile.interval(),
            profile.window(),
            profile.trainingStride(),
            profile.scoringStride(),
            profile.grace(),
            profile.maxGap(),
            profile.holdFor(),
            new SeverityLevels(0.5, 0.6, 0.7));
    var settings = new ForestSettings(9, 32, 200, 40);
    try (var learning =
            Bundle.load(BundleWriter.write(root, Bundles.learning(impatient, "2", settings)));
        var learner = new WindowScorer(learning, 8)) {
      var memory = learning.learner().orElseThrow().memory("asset");
      var ring = new WindowRing(impatient, 1);
      for (int i = 0; i < 100; i++) {
        double[] values = new double[TAGS];
        Arrays.fill(values, i == 99 ? 1e6 : i % 7);
        if (ring.offer(1_000L * i, values, i) == Admission.WINDOW) {
          memory.take(ring);
        }
      }
      learner.add(ring, memory);

      // when
      Verdict verdict = learner.score().getFirst();

      // then
      assertThat(verdict.state()).isEqualTo(ScoreState.LEARNING);
      assertThat(verdict.ratio()).isGreaterThan(0.7);
      assertThat(verdict.severity()).isEqualTo(Severity.INFO);
      assertThat(verdict.contributors()).isNotEmpty();
    }
  }

  @Test
  void whoLearnsBesideTrainedDetectorsIsSilentUntilItHasLearntAndThenOneOfThem() throws Exception {
    // given: the mean of all who have a say
    var settings = new ForestSettings(9, 32, 200, 40);
    var mean = new Fusion(Fusion.Method.WEIGHTED, Map.of(), 1, Set.of(), null);
    try (var mixed =
            Bundle.load(BundleWriter.write(root, Bundles.mixed(profile, "2", settings, mean)));
        var all = new WindowScorer(mixed, 8)) {
      var memory = mixed.learner().orElseThrow().memory("asset");
      var ring = new WindowRing(profile, 1);
      var verdicts = new ArrayList<Verdict>();
      for (int i = 0; i < 60; i++) {
        double[] values = new double[TAGS];
        Arrays.fill(values, i == 59 ? 1.5 : 0.1 * (i % 7));
        if (ring.offer(1_000L * i, values, i) == Admission.WINDOW) {
          memory.take(ring);
          all.add(ring, memory);

          // when
          verdicts.addAll(all.score());
        }
      }

      // then
      assertThat(verdicts).allMatch(verdict -> verdict.state() == null);
      assertThat(verdicts.subList(0, 40))
          .allSatisfy(
              verdict -> {
                assertThat(verdict.detectors()).containsOnlyKeys("autoencoder", "one-class-svm");
                assertThat(verdict.ratio()).isEqualTo(mean(verdict), offset(1e-12));
              });
      assertThat(verdicts.subList(40, verdicts.size()))
          .allSatisfy(
              verdict -> {
                assertThat(verdict.detectors())
                    .containsOnlyKeys("autoencoder", "one-class-svm", ForestDetector.KIND);
                assertThat(verdict.ratio()).isEqualTo(mean(verdict), offset(1e-12));
              });
      assertThat(verdicts.getLast().detectors().get(ForestDetector.KIND).ratio()).isPositive();
    }
  }

  private static double mean(Verdict verdict) {
    return verdict.detectors().values().stream()
        .mapToDouble(DetectorScore::ratio)
        .average()
        .orElseThrow();
  }

  @Test
  void explainsWithTheTagsThatContributeMost() {
    // given: squares 9, 4, 0, ... and the last value of T4 missing
    var readings = Windows.with(zeros(), 4, 3);
    readings = Windows.with(readings, 1, -2);
    readings.get(3)[4] = Double.NaN;
    scorer.add(Windows.ring(profile, readings));

    // when
    Verdict verdict = scorer.score().getFirst();

    // then
    assertThat(verdict.severity()).isEqualTo(Severity.INFO);
    assertThat(verdict.contributors())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            new Contributor("T4", 9.0 / 13, 3.0, 0.0, "mm"),
            new Contributor("T1", 4.0 / 13, -2.0, 0.0, "mm"));
  }

  @Test
  void namesAtMostFive() {
    // given
    scorer.add(constant(10));

    // when
    Verdict verdict = scorer.score().getFirst();

    // then
    assertThat(verdict.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(verdict.contributors())
        .extracting(Contributor::tag)
        .containsExactly("T0", "T1", "T2", "T3", "T4");
  }

  @Test
  void judgesEachWindowAsItWasWhenItWasAdded() {
    // given: one ring that moves on between two windows
    var ring = constant(0);
    scorer.add(ring);
    for (int i = 4; i < 8; i++) {
      ring.offer(1000L * i, Windows.with(zeros(), 2, 5).getFirst(), i);
    }
    scorer.add(ring);

    // when
    List<Verdict> verdicts = scorer.score();

    // then
    assertThat(verdicts)
        .extracting(Verdict::severity)
        .containsExactly(Severity.NONE, Severity.CRITICAL);
    assertThat(verdicts.get(1).contributors().getFirst().observed()).isEqualTo(5);
    assertThat(scorer.size()).isZero();
  }

  @Test
  void aWindowWithoutAnyValueIsNothingToJudge() {
    // given
    var nothing =
        Collections.nCopies(
            4,
            new double[] {
              Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN
            });
    scorer.add(Windows.ring(profile, nothing));

    // when
    Verdict verdict = scorer.score().getFirst();

    // then
    assertThat(verdict.ratio()).isZero();
  }

  @Test
  void refusesMoreWindowsThanItHolds() {
    // given
    for (int i = 0; i < scorer.capacity(); i++) {
      scorer.add(constant(0));
    }

    // when
    var adding = assertThatThrownBy(() -> scorer.add(constant(0)));

    // then
    adding.isInstanceOf(IllegalStateException.class).hasMessageContaining("8 windows");
  }

  @Test
  void refusesAWindowThatIsNotFull() {
    // when
    var adding = assertThatThrownBy(() -> scorer.add(new WindowRing(profile)));

    // then
    adding.isInstanceOf(IllegalStateException.class);
  }

  private WindowRing constant(double value) {
    var readings = zeros();
    for (int tag = 0; tag < TAGS; tag++) {
      readings = Windows.with(readings, tag, value);
    }
    return Windows.ring(profile, readings);
  }

  private static List<double[]> zeros() {
    return Collections.nCopies(4, new double[TAGS]);
  }
}
