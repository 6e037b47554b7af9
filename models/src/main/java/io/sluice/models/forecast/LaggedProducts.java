package io.sluice.models.forecast;

import io.sluice.models.parallel.Workers;

/**
 * Mean products of each signal's newest block with all inputs. What a plant does does not hang on
 * which block of a window it falls into, so the product of any two inputs is that of two as many
 * blocks apart: sums of signals x inputs stand for those of inputs x inputs.
 *
 * <p>Each block is paired with those before it, the first ones with the mean of training where
 * there is none. So all products are of one and the same series, and their matrix has a Cholesky
 * factor, which estimates from other blocks for each lag would not (Brockwell and Davis, Time
 * Series: Theory and Methods, 1991, section 7.2). Where readings come in bursts of hardly more than
 * a window each, so that no window follows another by a block, each window is a series. Good for
 * telling which inputs matter; coefficients are found from products that are exact.
 */
final class LaggedProducts {

  /** Columns at a time, so that a batch of them stays in a core's cache. */
  private static final int TILE = 1024;

  private static final int SIGNALS_A_TASK = 16;

  private final int signals;
  private final int inputs;
  private final float[][] sums;
  private int blocks;

  private LaggedProducts(int signals, int inputs) {
    this.signals = signals;
    this.inputs = inputs;
    sums = new float[signals][inputs];
  }

  static LaggedProducts of(Inputs inputs, InputWindows windows) {
    var products = new LaggedProducts(inputs.signals().size(), inputs.size());
    windows.blockByBlock(products::add);
    if (products.blocks == 0) {
      windows.apart(products::add);
    }
    return products;
  }

  /** Bytes that the sums take. */
  static long memory(int signals, long inputs) {
    return signals * inputs * Float.BYTES;
  }

  private void add(float[][] batch, boolean[] begins, int count) {
    int tasks = Math.ceilDiv(signals, SIGNALS_A_TASK);
    Workers.share(
        tasks,
        () ->
            task -> {
              int from = task * SIGNALS_A_TASK;
              int to = Math.min(signals, from + SIGNALS_A_TASK);
              for (int tile = 0; tile < inputs; tile += TILE) {
                int end = Math.min(inputs, tile + TILE);
                for (int signal = from; signal < to; signal++) {
                  add(batch, count, signal, sums[signal], tile, end);
                }
              }
            });
    for (int row = 0; row < count; row++) {
      blocks += begins[row] ? begin(batch[row]) : 1;
    }
  }

  /** Pairs the older blocks of a window, which are the newest of no other; returns how many. */
  private int begin(float[] row) {
    for (int block = signals; block < inputs; block += signals) {
      for (int signal = 0; signal < signals; signal++) {
        float factor = row[block + signal];
        float[] ofSignal = sums[signal];
        for (int i = block; i < inputs; i++) {
          ofSignal[i - block] += factor * row[i];
        }
      }
    }
    return inputs / signals;
  }

  private static void add(float[][] batch, int count, int signal, float[] sums, int from, int to) {
    int row = 0;
    for (; row + 3 < count; row += 4) {
      float[] a = batch[row];
      float[] b = batch[row + 1];
      float[] c = batch[row + 2];
      float[] d = batch[row + 3];
      addScaled(a[signal], a, b[signal], b, c[signal], c, d[signal], d, sums, from, to);
    }
    for (; row < count; row++) {
      addScaled(batch[row][signal], batch[row], sums, from, to);
    }
  }

  private static void addScaled(
      float fa,
      float[] a,
      float fb,
      float[] b,
      float fc,
      float[] c,
      float fd,
      float[] d,
      float[] sums,
      int from,
      int to) {
    for (int i = from; i < to; i++) {
      sums[i] += fa * a[i] + fb * b[i] + fc * c[i] + fd * d[i];
    }
  }

  private static void addScaled(float factor, float[] row, float[] sums, int from, int to) {
    for (int i = from; i < to; i++) {
      sums[i] += factor * row[i];
    }
  }

  /** Blocks that they were found on. */
  int blocks() {
    return blocks;
  }

  /** Mean product of two inputs. */
  double mean(int one, int other) {
    int lag = other / signals - one / signals;
    float sum =
        lag >= 0
            ? sums[one % signals][lag * signals + other % signals]
            : sums[other % signals][-lag * signals + one % signals];
    return (double) sum / blocks;
  }

  /** Mean products of an input with all. */
  void mean(int one, float[] means) {
    int block = one / signals;
    int signal = one % signals;
    for (int other = 0; other < inputs; other++) {
      int lag = other / signals - block;
      if (lag >= 0) {
        int length = inputs - other;
        System.arraycopy(sums[signal], lag * signals, means, other, length);
        break;
      }
      means[other] = sums[other % signals][-lag * signals + signal];
    }
    for (int i = 0; i < inputs; i++) {
      means[i] /= blocks;
    }
  }
}
