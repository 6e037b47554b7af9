package io.sluice.models.forecast;

import io.sluice.detection.block.BlockMeans;
import io.sluice.models.window.WindowReplay;

/** The inputs of the windows to fit to, made anew for each walk: to keep them would take memory. */
final class InputWindows {

  private static final int BATCH = 64;

  private final WindowReplay rows;
  private final BlockMeans means;
  private final int blockReadings;
  private final float[][] batch;
  private int filled;
  private int seen;

  /**
   * @param blockReadings readings in a block
   */
  InputWindows(WindowReplay rows, BlockMeans means, int blockReadings) {
    this.rows = rows;
    this.means = means;
    this.blockReadings = blockReadings;
    batch = new float[BATCH][means.size()];
  }

  /** Takes some windows at a time. */
  @FunctionalInterface
  interface Batch {

    /**
     * @param inputs a row a window, the same arrays each time
     * @param count rows that there are
     */
    void take(float[][] inputs, int count);
  }

  /**
   * Shows all windows.
   *
   * @return how many there were
   */
  int each(Batch taker) {
    return every(1, taker);
  }

  /**
   * Shows one window of so many.
   *
   * @return how many were shown
   */
  int every(int nth, Batch taker) {
    boolean[] missing = new boolean[rows.profile().tags().size()];
    filled = 0;
    seen = 0;
    rows.run(
        rows.profile().trainingStride(),
        (row, ring) -> {
          if (seen++ % nth == 0) {
            means.extract(ring, batch[filled++], 0, missing, 0);
            if (filled == BATCH) {
              taker.take(batch, filled);
              filled = 0;
            }
          }
        });
    if (filled > 0) {
      taker.take(batch, filled);
    }
    return (seen + nth - 1) / nth;
  }

  /** By how many blocks windows move on. */
  double blocksFromWindowToWindow() {
    return (double) rows.profile().trainingStride() / blockReadings;
  }

  /** Windows there may be at most, those that gaps prevent among them. */
  int atMost() {
    return rows.rows() / rows.profile().trainingStride() + 1;
  }
}
