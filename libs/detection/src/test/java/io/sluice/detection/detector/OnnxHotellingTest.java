package io.sluice.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.contracts.Messages;
import io.sluice.detection.Graphs;
import io.sluice.detection.Windows;
import io.sluice.detection.block.Signal;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.hotelling.HotellingSettings;
import io.sluice.detection.hotelling.OnnxHotelling;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnnxHotellingTest extends DetectorContract {

  @Override
  Detector create(FeatureSpec spec) throws UnusableModelException {
    return hotelling(Graphs.twice(4), 8);
  }

  @Test
  void theScoreIsTheMeanSquareOfIndependentTags() throws Exception {
    // given: no tag depends on another
    try (var detector = hotelling(Graphs.twice(4), 8)) {
      var readings = Windows.noise(8, 4, 1);
      for (int tag = 0; tag < 4; tag++) {
        readings = Windows.with(readings, tag, tag == 1 ? -4 : 2);
      }

      // when
      var judge = detector.judge(1);
      Windows.judge(judge, profile, List.of(readings));

      // then
      var explanation = new Explanation(4);
      judge.explain(0, explanation);
      assertThat(judge.score(0)).isEqualTo((16 + 3 * 4) / 4.0);
      assertThat(explanation.deviation(1)).isEqualTo(16);
      assertThat(explanation.expected(1)).isZero();
    }
  }

  @Test
  void refusesMoreReadingsThanTheWindowHas() {
    // when
    var creating = assertThatThrownBy(() -> hotelling(Graphs.twice(4), 9));

    // then
    creating
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("1 blocks of 9 readings do not fit a window of 8");
  }

  private OnnxHotelling hotelling(byte[] graph, int readings) throws UnusableModelException {
    var settings =
        new HotellingSettings(
            readings,
            IntStream.range(0, 4)
                .mapToObj(tag -> new Signal("T" + tag, null, 0, 1, -9, 9))
                .toList());
    return new OnnxHotelling("hotelling", graph, Messages.encode(settings), profile);
  }
}
