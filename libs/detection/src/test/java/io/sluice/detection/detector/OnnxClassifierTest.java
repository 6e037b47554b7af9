package io.sluice.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.contracts.Messages;
import io.sluice.detection.Flows;
import io.sluice.detection.Graphs;
import io.sluice.detection.Windows;
import io.sluice.detection.detector.UsualRecord.TagRange;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.WindowMatrix;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnnxClassifierTest extends DetectorContract {

  /** Bytes, the four columns of proto, then service. */
  private static final float[] WEIGHTS = {0.1f, 0, 0, 2, 0, 0};

  @Override
  Detector create(FeatureSpec spec) throws UnusableModelException {
    return new OnnxClassifier(
        "random-forest",
        Graphs.kernel(spec.size(), 0.05f, 0, false),
        Messages.encode(usual(spec)),
        spec);
  }

  @Test
  void tagsToBlameAreThoseWhoseUsualValueWouldLowerTheScore() throws Exception {
    // given: large records by udp are attacks; a service weighs nothing
    FeatureSpec spec = Flows.FEATURES;
    var usual =
        new UsualRecord(
            List.of(1f, 0f, 1f, 0f, 0f, -1f),
            List.of(new TagRange(1.0, 0.5, 2.0), TagRange.NONE, TagRange.NONE));
    var matrix = new WindowMatrix(spec, Windows.identity(spec.size()), 2);
    matrix.addRecord(Flows.record(5, "udp", "s20"));
    matrix.addRecord(Flows.record(1, "tcp", "s20"));

    try (var detector =
        new OnnxClassifier("forest", Graphs.logistic(WEIGHTS), Messages.encode(usual), spec)) {
      var judge = detector.judge(2);
      var explanation = new Explanation(3);

      // when
      judge.judge(matrix);
      judge.explain(0, explanation);

      // then
      assertThat(judge.score(0)).isCloseTo(1 / (1 + Math.exp(-2.5)), offset(1e-6));
      assertThat(judge.score(1)).isCloseTo(1 / (1 + Math.exp(-0.1)), offset(1e-6));
      assertThat(explanation.deviation(Flows.PROTO))
          .isCloseTo(judge.score(0) - 1 / (1 + Math.exp(-0.5)), offset(1e-6));
      assertThat(explanation.deviation(Flows.BYTES))
          .isCloseTo(judge.score(0) - 1 / (1 + Math.exp(-2.1)), offset(1e-6));
      assertThat(explanation.deviation(Flows.SERVICE)).isZero();
      assertThat(explanation.low(Flows.BYTES)).isEqualTo(0.5);
      assertThat(explanation.high(Flows.BYTES)).isEqualTo(2);
      assertThat(explanation.expected(Flows.BYTES)).isEqualTo(1);
      assertThat(explanation.low(Flows.PROTO)).isNaN();
    }
  }

  @Test
  void whatIsUsualHasToBeOfTheSameFeatures() {
    FeatureSpec spec = Flows.FEATURES;
    var usual = new UsualRecord(List.of(1f), List.of(TagRange.NONE));

    assertThatThrownBy(
            () ->
                new OnnxClassifier(
                    "forest", Graphs.logistic(WEIGHTS), Messages.encode(usual), spec))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("it is of 1 features and 1 tags, expected 6 and 3");
  }

  private static UsualRecord usual(FeatureSpec spec) {
    return new UsualRecord(
        Collections.nCopies(spec.size(), 0f),
        Collections.nCopies(spec.tags().size(), TagRange.NONE));
  }
}
