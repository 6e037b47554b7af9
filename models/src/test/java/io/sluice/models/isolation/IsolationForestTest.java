package io.sluice.models.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.models.onnx.Cloud;
import io.sluice.models.onnx.GraphRun;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IsolationForestTest {

  private static final int WIDTH = 40;

  private final IsolationForest forest = IsolationForest.fit(Cloud.of(1500, WIDTH, 1, 0), 7);

  @Test
  void theAveragePathIsThatOfThePaper() {
    // then equation 1, with the harmonic number by logarithm and Euler's constant
    assertThat(IsolationForest.averagePathLength(1)).isZero();
    assertThat(IsolationForest.averagePathLength(2)).isEqualTo(1);
    assertThat(IsolationForest.averagePathLength(256)).isCloseTo(10.2448, within(1e-4));
  }

  @Test
  void pointsThatCannotBeToldApartHaveAveragePaths() {
    // given
    var same = new float[300][2];

    // when
    IsolationForest blind = IsolationForest.fit(same, 1);

    // then section 2: if E(h) is c(n), the score is 0.5
    assertThat(blind.score(new float[] {5, 5})).isCloseTo(0.5, within(1e-9));
  }

  /** The example in the documentation of scikit-learn's IsolationForest. */
  @Test
  void judgesAsThePublishedExample() {
    // given
    float[][] training = {{-1.1f}, {0.3f}, {0.5f}, {100}};

    // when
    IsolationForest small = IsolationForest.fit(training, 1);

    // then predicted there: 1, 1, -1
    assertThat(small.score(new float[] {0.1f})).isLessThan(0.5);
    assertThat(small.score(new float[] {0})).isLessThan(0.5);
    assertThat(small.score(new float[] {90})).isGreaterThan(0.5);
  }

  @Test
  void whatLiesApartScoresHigher() {
    double highestNear =
        Arrays.stream(Cloud.of(200, WIDTH, 2, 0)).mapToDouble(forest::score).max().orElseThrow();
    double lowestFar =
        Arrays.stream(Cloud.of(200, WIDTH, 3, 3)).mapToDouble(forest::score).min().orElseThrow();

    assertThat(lowestFar).isGreaterThan(highestNear);
  }

  @Test
  void theGraphScoresAsTheForestDoes() throws Exception {
    // given
    float[][] points = Cloud.of(200, WIDTH, 4, 1);

    // when
    float[] scores = GraphRun.numbers(IsolationForestExport.toOnnx(forest), points);

    // then
    for (int i = 0; i < points.length; i++) {
      assertThat((double) scores[i]).isCloseTo(forest.score(points[i]), within(1e-5));
    }
  }

  @Test
  void sameWindowsSameBytes() {
    IsolationForest again = IsolationForest.fit(Cloud.of(1500, WIDTH, 1, 0), 7);

    assertThat(IsolationForestExport.toOnnx(again)).isEqualTo(IsolationForestExport.toOnnx(forest));
  }
}
