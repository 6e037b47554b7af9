package io.sluice.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.detection.Profiles;
import io.sluice.detection.Windows;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.forest.ForestDetector;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForestDetectorTest extends DetectorContract {

  private static final ForestSettings SETTINGS = new ForestSettings(30, 64, 200, 100);

  @Override
  ForestDetector create(FeatureSpec spec) {
    return new ForestDetector("forest", SETTINGS, profile);
  }

  @Override
  Memory memory(Detector of) {
    return learnt(of, 300, new Random(5));
  }

  /** A memory of windows of noise. */
  private Memory learnt(Detector detector, int windows, Random random) {
    // a chapter ends in between: one that is too short goes on
    var memory = ((Learner) detector).memory("asset");
    var ring = new WindowRing(profile, 1);
    for (int i = 0; i < windows + profile.window() - 1; i++) {
      if (ring.offer(1000L * i, random.doubles(4, -3, 3).toArray(), i) == Admission.WINDOW) {
        memory.take(ring);
      }
    }
    return memory;
  }

  @Test
  void findsNothingBeforeItHasSeenEnough() {
    // given
    var detector = create(null);
    var memory = learnt(detector, 99, new Random(5));
    var judge = detector.judge(2);
    var far = Windows.with(Windows.noise(8, 4, 1), 3, 1e6);

    // when
    Windows.judge(judge, profile, List.of(far), memory);

    // then
    assertThat(judge.score(0)).isZero();
  }

  @Test
  void judgesFromTheFirstWindowsOnThatWereAskedFor() {
    // given: it learns when the window after them comes
    var detector = create(null);
    var memory = learnt(detector, 101, new Random(5));
    var judge = detector.judge(1);
    var far = Windows.with(Windows.noise(8, 4, 1), 3, 1e6);

    // when
    Windows.judge(judge, profile, List.of(far), memory);

    // then
    assertThat(ForestDetector.CURVE.ratio(judge.score(0))).isGreaterThan(1);
  }

  @Test
  void whateverItSeesIsNeverMoreThanInfo() {
    // given
    var detector = create(null);
    var judge = detector.judge(1);
    var readings = Windows.noise(8, 4, 1);
    for (int tag = 0; tag < 4; tag++) {
      readings = Windows.with(readings, tag, 1e9);
    }

    // when
    Windows.judge(judge, profile, List.of(readings), memory(detector));

    // then
    assertThat(ForestDetector.CURVE.ratio(judge.score(0))).isBetween(1.0, 1.4999);
  }

  @Test
  void tellsWhatTheTagWasLikeInTheChapter() {
    // given
    var detector = create(null);
    var judge = detector.judge(1);
    var explanation = new Explanation(4);

    // when
    Windows.judge(
        judge, profile, List.of(Windows.with(Windows.noise(8, 4, 1), 2, 50)), memory(detector));
    judge.explain(0, explanation);

    // then
    assertThat(explanation.expected(2)).isCloseTo(0, offset(0.5));
    assertThat(explanation.low(2)).isBetween(-3.0, -2.5);
    assertThat(explanation.high(2)).isBetween(2.5, 3.0);
  }

  @Test
  void withoutAMemoryEverythingIsNormal() {
    // given
    var judge = create(null).judge(1);

    // when
    Windows.judge(judge, profile, List.of(Windows.with(Windows.noise(8, 4, 1), 2, 50)));

    // then
    assertThat(judge.score(0)).isZero();
  }

  @Test
  void aChapterSuitsTheIntervalOfReadings() {
    assertThat(chapter(Duration.ofMillis(100))).isEqualTo("36000 3000");
    assertThat(chapter(Duration.ofSeconds(1))).isEqualTo("3600 300");
    assertThat(chapter(Duration.ofSeconds(10))).isEqualTo("360 180");
    assertThat(chapter(Duration.ofMinutes(1))).isEqualTo("300 150");
    assertThat(chapter(Duration.ofMinutes(5))).isEqualTo("288 144");
    assertThat(chapter(Duration.ofHours(1))).isEqualTo("96 48");
    assertThat(chapter(Duration.ofDays(7))).isEqualTo("96 48");
    assertThat(chapter(Duration.ofMillis(1))).isEqualTo("1000000 300000");
  }

  private static String chapter(Duration interval) {
    var settings = ForestSettings.every(interval);
    return settings.period() + " " + settings.first();
  }

  @Test
  void theUsualSettingsSuitTheWidestProfile() throws Exception {
    var usual = ForestSettings.every(Duration.ofSeconds(1));
    assertThat(ForestSettings.of(usual.parameters(), 10_000)).isEqualTo(usual);
  }

  @Test
  void anAssetOf51TagsTakesWhatTheDocumentationSays() {
    var usual = ForestSettings.every(Duration.ofSeconds(1));
    var detector = new ForestDetector("forest", usual, Profiles.of(51, 60));
    assertThat(detector.memoryBytes()).isBetween(750_000L, 850_000L);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> ForestSettings.of(Map.of("trees", 30.0), 5))
        .isInstanceOf(UnusableModelException.class)
        .hasMessage("parameter 'sampleSize' is null, expected a whole number");
    assertThatThrownBy(() -> new ForestSettings(30, 256, 100, 101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("parameter 'first' is 101, expected 6 to 100");
    var large = new ForestSettings(30, 4_096, 100_000, 300).parameters();
    assertThatThrownBy(() -> ForestSettings.of(large, 10_000))
        .isInstanceOf(UnusableModelException.class)
        .hasMessage(
            "parameter 'sampleSize' is 4096: 32766 readings of 10000 tags are 2499 MiB an asset, expected at most 96");
  }
}
