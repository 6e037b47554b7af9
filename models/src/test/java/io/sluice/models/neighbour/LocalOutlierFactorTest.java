package io.sluice.models.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.models.onnx.Cloud;
import io.sluice.models.onnx.GraphRun;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LocalOutlierFactorTest {

  private static final int WIDTH = 40;

  private final LocalOutlierFactor model =
      LocalOutlierFactor.fit(Cloud.of(600, WIDTH, 1, 0), 20, 300);

  /** The example in the documentation of scikit-learn's LocalOutlierFactor, with its values. */
  @Test
  void hasThePublishedFactors() {
    // given
    float[][] points = {{-1.1f}, {0.2f}, {101.1f}, {0.3f}};

    // when
    var small = LocalOutlierFactor.fit(points, 2, 100);

    // then
    assertThat(small.scoreOfTraining(0)).isCloseTo(0.9821, within(1e-4));
    assertThat(small.scoreOfTraining(1)).isCloseTo(1.0370, within(1e-4));
    assertThat(small.scoreOfTraining(2)).isCloseTo(73.3697, within(1e-3));
    assertThat(small.scoreOfTraining(3)).isCloseTo(0.9821, within(1e-4));
  }

  /** Lemma 1 of the paper: deep in a cluster of even density the factor is about 1. */
  @Test
  void isOneInTheMiddleOfAGrid() {
    // given
    var grid = new float[400][];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = new float[] {i / 20, i % 20};
    }

    // when
    var even = LocalOutlierFactor.fit(grid, 8, 400);

    // then
    assertThat(even.scoreOfTraining(10 * 20 + 10)).isCloseTo(1, within(1e-9));
    assertThat(even.score(new float[] {30, 10})).isGreaterThan(5);
  }

  @Test
  void theGraphScoresAsTheModelDoes() throws Exception {
    // given
    float[][] points = Cloud.of(200, WIDTH, 4, 1);

    // when
    float[] scores = GraphRun.numbers(LocalOutlierFactorExport.toOnnx(model), points);

    // then
    for (int i = 0; i < points.length; i++) {
      assertThat((double) scores[i]).isCloseTo(model.score(points[i]), within(1e-4));
    }
  }

  @Test
  void pointsOnEachOtherAreNoReasonForInfinity() throws Exception {
    // given a plant at rest, far enough from the average for single precision to show
    var rest = new float[WIDTH];
    Arrays.fill(rest, 7.3f);
    var points = new float[50][];
    Arrays.fill(points, rest);
    float[] apart = rest.clone();
    apart[0] += 1;

    // when
    var same = LocalOutlierFactor.fit(points, 5, 50);
    float[] graph =
        GraphRun.numbers(LocalOutlierFactorExport.toOnnx(same), new float[][] {rest, apart});

    // then
    assertThat(same.score(rest)).isCloseTo(1, within(1e-9));
    assertThat(same.score(apart)).isCloseTo(20, within(1e-4));
    assertThat((double) graph[0]).isCloseTo(1, within(1e-5));
    assertThat((double) graph[1]).isCloseTo(20, within(0.01));
  }

  @Test
  void needsMorePointsThanNeighbours() {
    assertThatThrownBy(() -> LocalOutlierFactor.fit(new float[20][3], 20, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("20 points for 20 neighbours, expected more points than neighbours");
  }
}
