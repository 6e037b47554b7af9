package io.sluice.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.detection.Graphs;
import io.sluice.detection.Windows;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.feature.WindowStatistics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxOneClassSvmTest extends DetectorContract {

  private static final float GAMMA = 0.05f;
  private static final Map<String, Double> PARAMETERS =
      Map.of(OnnxOneClassSvm.RHO, 0.25, OnnxOneClassSvm.COEFFICIENT_SUM, 1.0);

  @Override
  Detector create(FeatureSpec spec) throws UnusableModelException {
    byte[] onnx = Graphs.kernel(spec.size(), GAMMA, 0.25f, false);
    return new OnnxOneClassSvm("one-class-svm", onnx, PARAMETERS, spec);
  }

  @Test
  void ofOneSupportVectorTheScoreIsTheSquaredDistanceTimesGamma() throws Exception {
    // given: one tag is 2 all the time, so that mean, min and max are 2 and the rest is 0
    WindowStatistics spec = WindowStatistics.of(profile);
    var readings = Windows.with(Windows.noise(8, 4, 1), 0, 2);
    for (int tag = 1; tag < 4; tag++) {
      readings = Windows.without(readings, tag);
    }
    byte[] onnx = Graphs.kernel(spec.size(), GAMMA, 0.25f, true);

    try (var detector = new OnnxOneClassSvm("s", onnx, PARAMETERS, spec)) {
      // when
      var judge = detector.judge(1);
      judge.judge(Windows.matrix(profile, List.of(readings)));

      // then
      assertThat(judge.score(0)).isCloseTo(GAMMA * 12, offset(1e-6));
    }
  }

  @Test
  void theScoreOrdersAsTheDecisionDoesAndIsBounded() {
    // when
    double best = OnnxOneClassSvm.score(0.75, 0.25, 1);
    double border = OnnxOneClassSvm.score(0, 0.25, 1);
    double outside = OnnxOneClassSvm.score(-0.2, 0.25, 1);
    double far = OnnxOneClassSvm.score(-0.25, 0.25, 1);

    // then
    assertThat(List.of(best, border, outside, far)).isSorted();
    assertThat(best).isZero();
    assertThat(far).isCloseTo(13.8, offset(0.1));
  }

  @Test
  void refusesToGuessAParameter() {
    // given
    WindowStatistics spec = WindowStatistics.of(profile);
    byte[] onnx = Graphs.kernel(spec.size(), GAMMA, 0.25f, false);

    // when
    var creating =
        assertThatThrownBy(
            () -> new OnnxOneClassSvm("s", onnx, Map.of(OnnxOneClassSvm.RHO, 1.0), spec));

    // then
    creating
        .isInstanceOf(UnusableModelException.class)
        .hasMessage("parameter 'coefficientSum' is null");
  }
}
