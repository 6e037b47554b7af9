package io.sluice.detection.block;

import io.sluice.detection.detector.OnnxModel;
import io.sluice.detection.detector.Shapes;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.WindowRing;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * {@link BlockMeans} of a batch of windows, on their way into a graph. Not thread-safe.
 *
 * <p>A tag is missing in a window if one of its blocks has no value at all, or if the window masks
 * it; masked tags are at the mean of training.
 */
public final class BlockBatch {

  private final BlockMeans means;
  private final int tags;
  private final int maxRows;
  private final int width;
  private final float[] observed;
  private final FloatBuffer direct;
  private final boolean[] missing;
  private final boolean[] anyMissing;

  /**
   * @param means takes of each window what the graph takes
   * @param tags of the profile
   * @param maxRows windows of the largest batch
   */
  public BlockBatch(BlockMeans means, int tags, int maxRows) {
    this.means = means;
    this.tags = tags;
    this.maxRows = maxRows;
    width = means.size();
    observed = new float[Math.multiplyExact(maxRows, width)];
    direct = OnnxModel.directFloats(observed.length);
    missing = new boolean[maxRows * tags];
    anyMissing = new boolean[maxRows];
  }

  /** Takes in a window. */
  public void observe(int row, WindowRing ring) {
    Arrays.fill(missing, row * tags, (row + 1) * tags, false);
    anyMissing[row] = means.extract(ring, observed, row * width, missing, row * tags);
  }

  /**
   * Leaves out the tags that the windows mask, even if a block has a value of them.
   *
   * @return the number of windows
   * @throws IllegalArgumentException if they are more than the batch holds
   */
  public int leaveOutMasked(WindowMatrix windows) {
    int rows = Shapes.requireRows(windows, maxRows);
    for (int row = 0; row < rows; row++) {
      if (windows.isAnyMasked(row)) {
        leaveOutMasked(windows, row);
      }
    }
    return rows;
  }

  private void leaveOutMasked(WindowMatrix windows, int row) {
    for (int tag = 0; tag < tags; tag++) {
      if (windows.isMasked(row, tag)) {
        missing[row * tags + tag] = true;
        anyMissing[row] = true;
        means.leaveOut(tag, observed, row * width);
      }
    }
  }

  /** The means within the range of training: {@link BlockMeans#limit}. */
  public void limit(int rows, float[] limited) {
    for (int row = 0; row < rows; row++) {
      means.limit(observed, limited, row * width);
    }
  }

  /** Lets a graph judge the means as they are. */
  public void run(OnnxModel model, FloatBuffer output, int rows) {
    run(model, observed, output, rows);
  }

  /** Lets a graph judge what was made of the means. */
  public void run(OnnxModel model, float[] input, FloatBuffer output, int rows) {
    direct.put(0, input, 0, rows * width);
    model.run(direct.slice(0, rows * width), output, rows);
  }

  /** The standardised mean that a graph's input has at an index. */
  public float observed(int row, int index) {
    return observed[row * width + index];
  }

  public boolean isMissing(int row, int tag) {
    return missing[row * tags + tag];
  }

  public boolean isAnyMissing(int row) {
    return anyMissing[row];
  }
}
