package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.models.evaluation.Curve.Point;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Arrays ascend, as the class wants them. */
class CurvesTest {

  @Test
  void rocByHand() {
    // given the order from above: anomalous, normal, anomalous, normal, normal
    double[] anomalous = {0.5, 0.9};
    double[] normal = {0.1, 0.3, 0.7};

    Curve roc = Curves.roc(anomalous, normal);

    // then of the 6 pairs 5 are in the right order
    assertThat(roc.area()).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(roc.points())
        .containsExactly(
            new Point(0, 0),
            new Point(0, 0.5),
            new Point(1 / 3.0, 0.5),
            new Point(1 / 3.0, 1),
            new Point(2 / 3.0, 1),
            new Point(1, 1));
  }

  @Test
  void prByHand() {
    double[] anomalous = {0.5, 0.9};
    double[] normal = {0.1, 0.3, 0.7};

    Curve pr = Curves.pr(anomalous, normal);

    // then half of the anomalous rows at precision 1, the other at 2/3
    assertThat(pr.area()).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-12));
    assertThat(pr.points().getFirst()).isEqualTo(new Point(0.5, 1));
    assertThat(pr.points().getLast()).isEqualTo(new Point(1, 2 / 5.0));
  }

  @Test
  void rowsOfTheSameRatioAreTakenAtOnce() {
    // given a detector that says the same of every row
    double[] anomalous = {0, 0};
    double[] normal = {0, 0, 0, 0, 0, 0};

    assertThat(Curves.roc(anomalous, normal).area()).isEqualTo(0.5);
    assertThat(Curves.pr(anomalous, normal).area()).isEqualTo(0.25);
  }

  @Test
  void manyPointsAreThinnedAndTheAreaIsNot() {
    double[] rows = IntStream.range(0, 100_000).mapToDouble(i -> i).toArray();
    double[] others = IntStream.range(0, 100_000).mapToDouble(i -> i - 0.5).toArray();

    Curve roc = Curves.roc(rows, others);

    assertThat(roc.points()).hasSizeBetween(100, 500).endsWith(new Point(1, 1));
    assertThat(roc.area()).isCloseTo(0.5 + 0.5e-5, within(1e-9));
  }

  @Test
  void withoutAnomalousRowsThereIsNoCurve() {
    assertThat(Curves.roc(new double[0], new double[] {1})).isNull();
    assertThat(Curves.pr(new double[0], new double[] {1})).isNull();
    assertThat(Curves.roc(new double[] {1}, new double[0])).isNull();
  }

  @Test
  void rowsOfUnknownLabelAreLeftOut() {
    EvaluationReport report =
        new Plant().normal(50, 0.1).recovery(50, 5).event(50, 2, null).report();

    assertThat(report.curves()).extracting(Curves::name).containsExactly("fused", "d");
    assertThat(report.curves()).allSatisfy(c -> assertThat(c.roc().area()).isEqualTo(1));
  }
}
