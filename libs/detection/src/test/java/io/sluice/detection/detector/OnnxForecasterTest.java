package io.sluice.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.contracts.Messages;
import io.sluice.detection.Graphs;
import io.sluice.detection.Windows;
import io.sluice.detection.block.Signal;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.forecast.ForecasterSettings;
import io.sluice.detection.forecast.ForecasterSettings.Target;
import io.sluice.detection.forecast.OnnxForecaster;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnnxForecasterTest extends DetectorContract {

  @Override
  Detector create(FeatureSpec spec) throws UnusableModelException {
    return forecaster(Graphs.linear(8, 4, 1), settings(4, 2, Map.of("T1", 0.5)));
  }

  @Test
  void theScoreIsTheLargestResidualOverItsLevel() throws Exception {
    // given: everything is forecast to be 0, the newest block of T2 is at 6
    try (var detector = forecaster(Graphs.zeros(4, 2), settings(4, 2, Map.of()))) {
      var readings = Windows.noise(8, 4, 1);
      for (int tag = 0; tag < 4; tag++) {
        readings = Windows.with(readings, tag, tag == 2 ? 6 : 1);
      }

      // when
      var judge = detector.judge(1);
      Windows.judge(judge, profile, List.of(readings));

      // then
      var explanation = new Explanation(4);
      judge.explain(0, explanation);
      assertThat(judge.score(0)).isCloseTo(3, offset(1e-6));
      assertThat(explanation.deviation(2)).isCloseTo(9, offset(1e-5));
      assertThat(explanation.expected(2)).isZero();
      assertThat(explanation.low(2)).isEqualTo(-2);
      assertThat(explanation.high(2)).isEqualTo(2);
    }
  }

  @Test
  void aWiderRangeHoldsForScoreBandAndDeviation() throws Exception {
    // given: everything is forecast to be 0, the newest block of T2 is at 6, three levels
    try (var detector = forecaster(Graphs.zeros(4, 2), settings(4, 2, Map.of()))) {
      var readings = Windows.noise(8, 4, 1);
      for (int tag = 0; tag < 4; tag++) {
        readings = Windows.with(readings, tag, tag == 2 ? 6 : 1);
      }
      var adjustment =
          new Adjustment(null, new float[] {1, 1, 1.5f, 1}, null, null, null, null, null);

      // when
      var judge = detector.judge(1);
      judge.adjust(0, adjustment);
      Windows.judge(judge, profile, List.of(readings));

      // then
      var explanation = new Explanation(4);
      judge.explain(0, explanation);
      assertThat(judge.score(0)).isCloseTo(2, offset(1e-6));
      assertThat(judge.deviation(0, 2)).isCloseTo(2, offset(1e-6));
      assertThat(explanation.low(2)).isEqualTo(-3);
      assertThat(explanation.high(2)).isEqualTo(3);
      assertThat(judge.level(2)).isEqualTo(2);
    }
  }

  @Test
  void aMissingTagMakesThoseThatDependOnItTrustedLess() throws Exception {
    // given: level 2, influence 0.5 of T1 on all
    try (var detector = forecaster(Graphs.zeros(4, 2), settings(4, 2, Map.of("T1", 0.5)))) {
      var readings = Windows.noise(8, 4, 1);
      for (int tag = 0; tag < 4; tag++) {
        readings = Windows.with(readings, tag, tag == 2 ? 6 : 1);
      }

      // when
      var judge = detector.judge(2);
      Windows.judge(judge, profile, List.of(readings, Windows.without(readings, 1)));

      // then
      assertThat(judge.score(0)).isCloseTo(3, offset(1e-6));
      assertThat(judge.score(1)).isCloseTo(6 / (2 + 4 * 0.5), offset(1e-6));
    }
  }

  @Test
  void refusesBlocksThatDoNotFitTheWindow() {
    // when
    var creating =
        assertThatThrownBy(() -> forecaster(Graphs.linear(12, 4, 1), settings(4, 3, Map.of())));

    // then
    creating
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("3 blocks of 4 readings do not fit a window of 8");
  }

  @Test
  void refusesAGraphOfAnotherWidth() {
    // when
    var creating =
        assertThatThrownBy(() -> forecaster(Graphs.linear(8, 3, 1), settings(4, 2, Map.of())));

    // then
    creating.isInstanceOf(UnusableModelException.class).hasMessageContaining("expected floats");
  }

  private OnnxForecaster forecaster(byte[] graph, ForecasterSettings settings)
      throws UnusableModelException {
    return new OnnxForecaster("forecaster", graph, Messages.encode(settings), profile);
  }

  private static ForecasterSettings settings(
      int blockReadings, int blocks, Map<String, Double> influence) {
    return new ForecasterSettings(
        blockReadings,
        blocks,
        IntStream.range(0, 4).mapToObj(tag -> new Signal("T" + tag, null, 0, 1, -9, 9)).toList(),
        IntStream.range(0, 4)
            .mapToObj(tag -> new Target(tag, 2, Collections.nCopies(blocks - 1, 0.0), influence))
            .toList());
  }
}
