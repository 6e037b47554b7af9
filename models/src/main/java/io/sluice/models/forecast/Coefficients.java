package io.sluice.models.forecast;

import java.util.Arrays;

/** What the inputs of a forecaster are multiplied with. */
public sealed interface Coefficients {

  int targets();

  /**
   * Forecasts some targets.
   *
   * @param from the first of them
   * @param to after the last
   * @param forecast receives them, by target
   */
  void forecast(float[] input, int from, int to, float[] forecast);

  /**
   * Of a target and all inputs.
   *
   * @param byInput [input][target]
   */
  record Full(float[][] byInput) implements Coefficients {

    @Override
    public int targets() {
      return byInput[0].length;
    }

    @Override
    public void forecast(float[] input, int from, int to, float[] forecast) {
      Arrays.fill(forecast, from, to, 0);
      for (int i = 0; i < input.length; i++) {
        if (input[i] != 0) {
          addScaled(input[i], byInput[i], from, to, forecast);
        }
      }
    }

    private static void addScaled(float factor, float[] weights, int from, int to, float[] sums) {
      for (int i = from; i < to; i++) {
        sums[i] += factor * weights[i];
      }
    }
  }

  /**
   * Of a target and the few inputs that it is forecast from.
   *
   * @param chosen by target, which inputs
   * @param values the coefficients of the same
   */
  record Selected(int[][] chosen, float[][] values) implements Coefficients {

    @Override
    public int targets() {
      return chosen.length;
    }

    /** How many inputs a target has on average, its own older blocks among them. */
    public double inputsOfATarget() {
      return Arrays.stream(chosen).mapToInt(inputs -> inputs.length).average().orElse(0);
    }

    @Override
    public void forecast(float[] input, int from, int to, float[] forecast) {
      for (int target = from; target < to; target++) {
        int[] inputs = chosen[target];
        float[] weights = values[target];
        float sum = 0;
        for (int i = 0; i < inputs.length; i++) {
          sum += weights[i] * input[inputs[i]];
        }
        forecast[target] = sum;
      }
    }
  }
}
