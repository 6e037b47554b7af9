package io.sluice.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.detection.Graphs;
import io.sluice.detection.Windows;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.feature.WindowStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnnxAutoencoderTest extends DetectorContract {

  @Override
  Detector create(FeatureSpec spec) throws UnusableModelException {
    return new OnnxAutoencoder("autoencoder", Graphs.autoencoder(spec.size(), 6, 42), spec);
  }

  @Test
  void theScoreIsTheMeanSquareOfTheErrorsOfUnmaskedFeatures() throws Exception {
    // given: reconstruction is 0, each of three constant tags is 2, the fourth is masked
    WindowStatistics spec = WindowStatistics.of(profile);
    var readings = Windows.without(Windows.noise(8, 4, 1), 3);
    for (int tag = 0; tag < 3; tag++) {
      readings = Windows.with(readings, tag, 2);
    }

    try (var detector = new OnnxAutoencoder("a", Graphs.zeros(spec.size()), spec)) {
      // when
      var judge = detector.judge(1);
      judge.judge(Windows.matrix(profile, List.of(readings)));

      // then: of five features mean, min and max are 2, std and slope 0
      var explanation = new Explanation(4);
      judge.explain(0, explanation);
      assertThat(judge.score(0)).isCloseTo(3 * 4.0 / 5, offset(1e-6));
      assertThat(IntStream.range(0, 4).mapToDouble(explanation::deviation))
          .containsExactly(12.0, 12.0, 12.0, 0.0);
      assertThat(IntStream.range(0, 4).mapToDouble(explanation::expected))
          .containsExactly(0.0, 0.0, 0.0, Double.NaN);
    }
  }

  @Test
  void aModelThatComputesNoNumbersIsAsAnomalousAsCanBe() throws Exception {
    // given
    WindowStatistics spec = WindowStatistics.of(profile);

    try (var detector = new OnnxAutoencoder("a", Graphs.notANumber(spec.size()), spec)) {
      // when
      var judge = detector.judge(1);
      judge.judge(Windows.matrix(profile, List.of(Windows.noise(8, 4, 1))));

      // then
      assertThat(judge.score(0)).isFinite().isGreaterThan(1e6);
    }
  }

  @Test
  void refusesAGraphOfAnotherWidth() {
    // given
    WindowStatistics spec = WindowStatistics.of(profile);
    byte[] narrow = Graphs.autoencoder(spec.size() - 1, 2, 1);

    // when
    var creating = assertThatThrownBy(() -> new OnnxAutoencoder("a", narrow, spec));

    // then
    creating.isInstanceOf(UnusableModelException.class).hasMessageContaining("expected floats");
  }

  @Test
  void refusesWhatIsNoGraph() {
    // given
    WindowStatistics spec = WindowStatistics.of(profile);

    // when
    var creating = assertThatThrownBy(() -> new OnnxAutoencoder("a", new byte[] {1, 2}, spec));

    // then
    creating.isInstanceOf(UnusableModelException.class).hasMessageContaining("cannot read");
  }
}
