package io.sluice.models.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.models.onnx.Cloud;
import io.sluice.models.onnx.GraphRun;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomForestTest {

  private static final int WIDTH = 12;
  private static final RandomForestOptions OPTIONS = new RandomForestOptions(20, 12, 2, 0.3);

  private final float[][] rows = rows();
  private final RandomForest forest = RandomForest.fit(rows, attacks(), OPTIONS, 7);

  @Test
  void theGraphSaysWhatTribuoSays() throws Exception {
    // given points between the classes, and those that it was grown on, where splits are closest
    byte[] onnx = RandomForestExport.toOnnx(forest);

    for (float[][] points : new float[][][] {Cloud.of(500, WIDTH, 4, 0.5f), rows}) {
      // when
      float[] said = GraphRun.numbers(onnx, points);

      // then
      for (int i = 0; i < points.length; i++) {
        assertThat((double) said[i]).isCloseTo(forest.probability(points[i]), within(1e-5));
      }
    }
  }

  @Test
  void tellsAttacksFromNormalRecords() {
    for (float[] normal : Cloud.of(50, WIDTH, 8, 0)) {
      assertThat(forest.probability(normal)).isLessThan(0.5);
    }
    for (float[] attack : Cloud.of(50, WIDTH, 9, 2)) {
      assertThat(forest.probability(attack)).isGreaterThan(0.5);
    }
  }

  @Test
  void sameRecordsSameBytes() {
    assertThat(RandomForestExport.toOnnx(RandomForest.fit(rows, attacks(), OPTIONS, 7)))
        .isEqualTo(RandomForestExport.toOnnx(forest));
  }

  /** The first half is normal. */
  private static float[][] rows() {
    var rows = new float[800][];
    System.arraycopy(Cloud.of(400, WIDTH, 1, 0), 0, rows, 0, 400);
    System.arraycopy(Cloud.of(400, WIDTH, 2, 2), 0, rows, 400, 400);
    return rows;
  }

  private static boolean[] attacks() {
    var attacks = new boolean[800];
    Arrays.fill(attacks, 400, 800, true);
    return attacks;
  }
}
