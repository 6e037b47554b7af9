package io.sluice.models.forecast;

import io.sluice.models.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fits each target to the inputs that were {@link InputSelection chosen} for it: with all of them
 * chosen to the same coefficients as {@link FullFit}.
 */
final class SelectedFit {

  private SelectedFit() {}

  /** Empty if there is no window. */
  static Optional<Fit> of(Inputs inputs, InputWindows windows, int most) {
    int[][] chosen = InputSelection.choose(inputs, windows, most);
    return chosen.length == 0 ? Optional.empty() : of(inputs, windows, chosen);
  }

  /**
   * Empty if there is no window.
   *
   * @param chosen by target, its own older blocks first; one target at least
   */
  static Optional<Fit> of(Inputs inputs, InputWindows windows, int[][] chosen) {
    var products = new SelectedProducts[chosen.length];
    for (int target = 0; target < chosen.length; target++) {
      products[target] = new SelectedProducts(chosen[target], inputs.targets()[target]);
    }
    windows.each(
        (batch, begins, count) ->
            Workers.share(products.length, () -> target -> products[target].add(batch, count)));
    if (products[0].windows() == 0) {
      return Optional.empty();
    }
    var values = new float[chosen.length][];
    var variances =
        new ArrayList<TreeMap<String, Double>>(Collections.nCopies(chosen.length, new TreeMap<>()));
    Workers.share(
        chosen.length,
        () ->
            target -> {
              values[target] = products[target].coefficients(inputs.ridge());
              variances.set(
                  target, inputs.variances(chosen[target], values[target], products[target]::mean));
            });
    int older = inputs.blocks() - 1;
    float[][] own =
        Arrays.stream(values)
            .map(ofTarget -> Arrays.copyOf(ofTarget, older))
            .toArray(float[][]::new);
    return Optional.of(new Fit(new Coefficients.Selected(chosen, values), own, variances));
  }
}
