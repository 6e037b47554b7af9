package io.sluice.models.forecast;

import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Fits each target to all other inputs.
 *
 * <p>All targets follow from one matrix: with P the inverse of the inputs' products plus ridge, the
 * coefficients of input k on the others are -P[i][k] / P[k][k] (Lauritzen, Graphical Models, 1996,
 * section 5.1.3). So a hundred tags cost one inversion.
 */
final class FullFit {

  private FullFit() {}

  /** Empty if there is no window. */
  static Optional<Fit> of(Inputs inputs, InputWindows windows) {
    var products = new Gram(inputs.size());
    windows.each(
        (batch, begins, count) -> {
          for (int row = 0; row < count; row++) {
            products.add(batch[row]);
          }
        });
    if (products.rows() == 0) {
      return Optional.empty();
    }
    float[][] weights = weights(inputs, products.precision(inputs.ridge()));
    int[] all = IntStream.range(0, inputs.size()).toArray();
    var own = new ArrayList<float[]>();
    var variances = new ArrayList<TreeMap<String, Double>>();
    for (int target = 0; target < inputs.targets().length; target++) {
      float[] ofTarget = new float[inputs.size()];
      for (int i = 0; i < ofTarget.length; i++) {
        ofTarget[i] = weights[i][target];
      }
      int[] older = inputs.older(target);
      float[] ofOlder = new float[older.length];
      for (int i = 0; i < older.length; i++) {
        ofOlder[i] = ofTarget[older[i]];
      }
      own.add(ofOlder);
      variances.add(inputs.variances(all, ofTarget, products::mean));
    }
    return Optional.of(
        new Fit(new Coefficients.Full(weights), own.toArray(float[][]::new), variances));
  }

  private static float[][] weights(Inputs inputs, DMatrixRMaj precision) {
    int[] targets = inputs.targets();
    float[][] found = new float[precision.numRows][targets.length];
    for (int target = 0; target < targets.length; target++) {
      int own = targets[target];
      for (int i = 0; i < found.length; i++) {
        found[i][target] =
            i == own ? 0 : (float) (-precision.unsafe_get(i, own) / precision.unsafe_get(own, own));
      }
    }
    return found;
  }
}
