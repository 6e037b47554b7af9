package io.sluice.models.onnx;

import java.util.SplittableRandom;

/** Points whose coordinates have something in common. */
public final class Cloud {

  private Cloud() {}

  public static float[][] of(int count, int width, long seed, float shift) {
    var random = new SplittableRandom(seed);
    var rows = new float[count][width];
    for (float[] row : rows) {
      double common = random.nextDouble() * 2 - 1;
      for (int j = 0; j < width; j++) {
        row[j] = (float) (common * Math.cos(j) + random.nextDouble() * 2 - 1) + shift;
      }
    }
    return rows;
  }
}
