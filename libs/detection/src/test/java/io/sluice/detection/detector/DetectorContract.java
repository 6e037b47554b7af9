package io.sluice.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.Profiles;
import io.sluice.detection.Windows;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.feature.WindowStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every detector promises. Windows have 4 tags and 8 readings. */
abstract class DetectorContract {

  private static final int TAGS = 4;
  private static final int BATCH = 33;
  private static final double TOLERANCE = 1e-4;

  final Profile profile = Profiles.of(TAGS, 8);
  private Detector detector;
  private Memory memory;

  /** A detector for windows whose features are within about -3 to 3. */
  abstract Detector create(FeatureSpec spec) throws UnusableModelException;

  /** What it remembers of an asset whose tags are within about -3 to 3; null for nothing. */
  Memory memory(Detector of) {
    return null;
  }

  @BeforeEach
  void createDetector() throws UnusableModelException {
    detector = create(WindowStatistics.of(profile));
    memory = memory(detector);
  }

  @AfterEach
  void closeDetector() {
    detector.close();
  }

  @Test
  void aBatchIsTheSameAsOneByOne() {
    // given
    var windows = windows();
    var judge = detector.judge(1);
    double[] single = new double[BATCH];
    for (int i = 0; i < BATCH; i++) {
      judge(judge, List.of(windows.get(i)));
      single[i] = judge.score(0);
    }

    // when
    double[] batch = scores(windows);

    // then
    assertThat(batch).containsExactly(single, offset(TOLERANCE));
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    // given
    var windows = windows();
    double[] forward = scores(windows);
    var reversed = new ArrayList<>(windows);
    Collections.reverse(reversed);

    // when
    double[] backward = scores(reversed);

    // then
    for (int i = 0; i < BATCH; i++) {
      assertThat(backward[BATCH - 1 - i]).isCloseTo(forward[i], offset(TOLERANCE));
    }
  }

  @Test
  void tellsWindowsApart() {
    // when
    double[] scores = scores(windows());

    // then
    assertThat(Arrays.stream(scores).distinct().count()).isGreaterThan(BATCH / 2);
  }

  @Test
  void aMaskedTagHasNoPart() {
    // given: a tag with too few values to count, whatever they are
    var readings = Windows.noise(8, TAGS, 1);
    var masked = Windows.without(readings, 2);
    var almost = new ArrayList<>(masked);
    almost.set(7, readings.get(7).clone());
    almost.get(7)[2] = 1e6;
    var judge = detector.judge(2);

    // when
    judge(judge, List.of(masked, almost));

    // then
    assertThat(judge.score(1)).isCloseTo(judge.score(0), offset(TOLERANCE));
    assertThat(deviations(judge, 1)[2]).isZero();
  }

  @Test
  void theNumberIsAlwaysANumberAndNotNegative() {
    // given
    var readings = Windows.noise(8, TAGS, 1);
    var nothing = readings;
    for (int tag = 0; tag < TAGS; tag++) {
      nothing = Windows.without(nothing, tag);
    }
    var windows =
        List.of(
            nothing,
            Windows.with(readings, 1, 1e300),
            Windows.with(readings, 1, -Double.MAX_VALUE),
            Windows.with(readings, 1, Double.MIN_VALUE),
            Windows.with(readings, 1, Double.POSITIVE_INFINITY));
    var judge = detector.judge(windows.size());

    // when
    judge(judge, windows);

    // then
    for (int row = 0; row < windows.size(); row++) {
      assertThat(judge.score(row)).isFinite().isNotNegative();
      assertThat(Arrays.stream(deviations(judge, row))).allMatch(d -> d >= 0 && Double.isFinite(d));
    }
  }

  @Test
  void theTagThatIsFarOffDeviatesMost() {
    // given
    var readings = Windows.with(Windows.noise(8, TAGS, 1), 3, 9);
    var judge = detector.judge(1);

    // when
    judge(judge, List.of(readings));

    // then
    double[] deviations = deviations(judge, 0);
    assertThat(deviations[3]).isEqualTo(Arrays.stream(deviations).max().orElseThrow());
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    // given
    var windows = windows();
    double[] expected = scores(windows);
    Callable<double[]> task =
        () -> {
          double[] last = null;
          for (int i = 0; i < 50; i++) {
            last = scores(windows);
          }
          return last;
        };

    try (var threads = Executors.newFixedThreadPool(4)) {
      // when
      var results = threads.invokeAll(Collections.nCopies(4, task));

      // then
      for (var result : results) {
        assertThat(result.get()).containsExactly(expected, offset(TOLERANCE));
      }
    }
  }

  @Test
  void anEmptyBatchIsNothingToDo() {
    // given
    var judge = detector.judge(1);

    // when
    judge(judge, List.of());

    // then: no exception
  }

  @Test
  void refusesMoreRowsThanItHasRoomFor() {
    // given
    var judge = detector.judge(1);
    var two = Windows.matrix(profile, windows().subList(0, 2));

    // when
    var judging = assertThatThrownBy(() -> judge.judge(two));

    // then
    judging.isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToJudgeOnceClosed() {
    // given
    var judge = detector.judge(1);
    var one = Windows.matrix(profile, windows().subList(0, 1));
    detector.close();

    // when
    var judging = assertThatThrownBy(() -> judge.judge(one));

    // then
    judging.isInstanceOf(IllegalStateException.class).hasMessage("the detector is closed");
  }

  private List<List<double[]>> windows() {
    var windows = new ArrayList<List<double[]>>();
    for (int i = 0; i < BATCH; i++) {
      var readings = Windows.noise(8, TAGS, i);
      windows.add(i % 5 == 0 ? Windows.without(readings, i % TAGS) : readings);
    }
    return windows;
  }

  private void judge(Detector.Judge judge, List<List<double[]>> windows) {
    Windows.judge(judge, profile, windows, memory);
  }

  private double[] scores(List<List<double[]>> windows) {
    var judge = detector.judge(windows.size());
    judge(judge, windows);
    double[] scores = new double[windows.size()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = judge.score(row);
    }
    return scores;
  }

  private static double[] deviations(Detector.Judge judge, int row) {
    var explanation = new Explanation(TAGS);
    judge.explain(row, explanation);
    return IntStream.range(0, TAGS).mapToDouble(explanation::deviation).toArray();
  }
}
