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
  private final boolean[] begins = new boolean[BATCH];
  private int filled;

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
     * @param begins by window, whether it is not the one before moved on by a block
     * @param count rows that there are
     */
    void take(float[][] inputs, boolean[] begins, int count);
  }

  /** Shows all windows. */
  void each(Batch taker) {
    walk(rows.profile().trainingStride(), 0, taker);
  }

  /** Shows windows of which none shares a reading with another. */
  void apart(Batch taker) {
    walk(rows.profile().trainingStride(), rows.profile().window(), taker);
  }

  /** Shows windows of which each is the one before moved on by a block, as long as rows follow. */
  void blockByBlock(Batch taker) {
    walk(blockReadings, 0, taker);
  }

  /**
   * @param least readings that a window is moved on by at least
   */
  private void walk(int stride, int least, Batch taker) {
    boolean[] missing = new boolean[rows.profile().tags().size()];
    double intervalMillis = rows.profile().interval().toMillis();
    double blockMillis = intervalMillis * blockReadings;
    double leastMillis = intervalMillis * (least - 0.5);
    long[] last = {Long.MIN_VALUE};
    filled = 0;
    rows.run(
        stride,
        (row, ring) -> {
          double moved = (double) ring.endMillis() - last[0];
          if (Math.abs(moved) < leastMillis) {
            return;
          }
          last[0] = ring.endMillis();
          begins[filled] = Math.abs(moved / blockMillis - 1) > 0.5;
          means.extract(ring, batch[filled++], 0, missing, 0);
          if (filled == BATCH) {
            taker.take(batch, begins, filled);
            filled = 0;
          }
        });
    if (filled > 0) {
      taker.take(batch, begins, filled);
    }
  }
}
