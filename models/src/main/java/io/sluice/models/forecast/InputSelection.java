package io.sluice.models.forecast;

import io.sluice.models.parallel.Workers;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Chooses the inputs that a target is forecast from where all would be too many: its own older
 * blocks, then one after the other the input that explains most of what those before leave (forward
 * selection, by a Cholesky factor that grows). An input has to explain more than the best of as
 * many inputs of noise would: {@code 2 ln(inputs) / blocks} of the variance left (risk inflation,
 * Foster and George, Annals of Statistics 22, 1994).
 */
final class InputSelection {

  /** An input of which those before explain all but this part says nothing new. */
  private static final double LEAST_NEW = 1e-4;

  private final Inputs inputs;
  private final LaggedProducts products;
  private final int most;

  private InputSelection(Inputs inputs, LaggedProducts products, int most) {
    this.inputs = inputs;
    this.products = products;
    this.most = most;
  }

  /**
   * @param most inputs of a target, its own older blocks aside
   * @return by target, its older blocks, the newest first, then the chosen ones; no target at all
   *     if there is no window
   */
  static int[][] choose(Inputs inputs, InputWindows windows, int most) {
    var products = LaggedProducts.of(inputs, windows);
    if (products.blocks() == 0) {
      return new int[0][];
    }
    return new InputSelection(inputs, products, most).choose();
  }

  /**
   * Bytes that the searches of so many workers take at once.
   *
   * @param most inputs of a target, its own older blocks among them
   */
  static long memory(int workers, long inputs, int most) {
    return workers * inputs * ((most + 1L) * Float.BYTES + 3 * Double.BYTES);
  }

  private int[][] choose() {
    var chosen = new int[inputs.targets().length][];
    Workers.share(
        chosen.length,
        () -> {
          var search = new Search();
          IntConsumer one = target -> chosen[target] = search.choose(target);
          return one;
        });
    return chosen;
  }

  /** One target at a time; its arrays are used for all. */
  private final class Search {

    private final int size = inputs.size();
    private final int[] chosen = new int[most + inputs.blocks() - 1];

    /** Rows of the Cholesky factor: by chosen input, what it has in common with each input. */
    private final float[][] factor = new float[chosen.length][size];

    /** By input, its product with the target, and its variance, as far as not explained yet. */
    private final double[] common = new double[size];

    private final double[] left = new double[size];
    private final double[] whole = new double[size];
    private final float[] means = new float[size];
    private int count;
    private double unexplained;

    Search() {
      for (int i = 0; i < size; i++) {
        whole[i] = products.mean(i, i) + inputs.ridge()[i];
      }
    }

    int[] choose(int target) {
      int newest = inputs.targets()[target];
      count = 0;
      unexplained = whole[newest];
      System.arraycopy(whole, 0, left, 0, size);
      products.mean(newest, means);
      for (int i = 0; i < size; i++) {
        common[i] = means[i];
      }
      left[newest] = 0;
      for (int older : inputs.older(target)) {
        take(older);
      }
      double chance = 2 * Math.log(size) / products.blocks();
      for (int best = best(); best >= 0 && count < chosen.length; best = best()) {
        double explained = common[best] * common[best] / left[best];
        if (explained <= chance * unexplained) {
          break;
        }
        take(best);
      }
      return Arrays.copyOf(chosen, count);
    }

    /** The input that explains most of what is left; -1 if none says anything new. */
    private int best() {
      int best = -1;
      double most = 0;
      for (int i = 0; i < size; i++) {
        if (left[i] > LEAST_NEW * whole[i]) {
          double explained = common[i] * common[i] / left[i];
          if (explained > most) {
            most = explained;
            best = i;
          }
        }
      }
      return best;
    }

    private void take(int input) {
      float[] row = factor[count];
      products.mean(input, row);
      int before = 0;
      for (; before + 3 < count; before += 4) {
        subtract(
            factor[before], factor[before + 1], factor[before + 2], factor[before + 3], input, row);
      }
      for (; before < count; before++) {
        subtract(factor[before][input], factor[before], row);
      }
      double norm = Math.sqrt(Math.max(left[input], LEAST_NEW * whole[input]));
      double share = common[input] / norm;
      for (int i = 0; i < size; i++) {
        row[i] = (float) (row[i] / norm);
        common[i] -= share * row[i];
        left[i] -= row[i] * row[i];
      }
      // Its ridge is not in the products, so rounding or ridge would leave it to be taken again.
      left[input] = 0;
      unexplained -= share * share;
      chosen[count++] = input;
    }

    /** Four rows of the factor, each by what it has in common with an input. */
    private static void subtract(
        float[] a, float[] b, float[] c, float[] d, int input, float[] row) {
      float fa = a[input];
      float fb = b[input];
      float fc = c[input];
      float fd = d[input];
      for (int i = 0; i < row.length; i++) {
        row[i] -= fa * a[i] + fb * b[i] + fc * c[i] + fd * d[i];
      }
    }

    private static void subtract(float factor, float[] from, float[] row) {
      for (int i = 0; i < row.length; i++) {
        row[i] -= factor * from[i];
      }
    }
  }
}
