package io.sluice.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.detection.Graphs;
import io.sluice.detection.Windows;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.feature.WindowStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnnxFeatureScoreTest extends DetectorContract {

  private static final float GAMMA = 0.05f;

  @Override
  Detector create(FeatureSpec spec) throws UnusableModelException {
    return new OnnxFeatureScore(
        "isolation-forest", Graphs.kernel(spec.size(), GAMMA, 0, false), spec);
  }

  @Test
  void theScoreIsWhatTheGraphSaysButNotBelowZero() throws Exception {
    // given a kernel of 1 at the average of training, once less 0.25 and once less 2
    WindowStatistics spec = WindowStatistics.of(profile);
    var masked = Windows.noise(8, 4, 1);
    for (int tag = 0; tag < 4; tag++) {
      masked = Windows.without(masked, tag);
    }
    var windows = Windows.matrix(profile, List.of(masked));

    try (var low =
            new OnnxFeatureScore("low", Graphs.kernel(spec.size(), GAMMA, 0.25f, true), spec);
        var below =
            new OnnxFeatureScore("below", Graphs.kernel(spec.size(), GAMMA, 2, false), spec)) {
      // when
      var judge = low.judge(1);
      judge.judge(windows);
      var other = below.judge(1);
      other.judge(windows);

      // then
      assertThat(judge.score(0)).isCloseTo(0.75, offset(1e-6));
      assertThat(other.score(0)).isZero();
    }
  }
}
