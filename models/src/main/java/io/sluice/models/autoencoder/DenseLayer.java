package io.sluice.models.autoencoder;

import java.util.Arrays;
import java.util.SplittableRandom;

/** One fully connected layer: {@code out = f(in W + b)}, f being ReLU or nothing. */
final class DenseLayer {

  final int inputs;
  final int outputs;
  final boolean relu;

  /** Row-major {@code [inputs][outputs]}. */
  final float[] weights;

  final float[] bias;
  final float[] weightGradient;
  final float[] biasGradient;

  /** Uniform He initialisation before a ReLU, Glorot's before a linear output. */
  DenseLayer(int inputs, int outputs, boolean relu, SplittableRandom random) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.relu = relu;
    this.weights = new float[inputs * outputs];
    this.bias = new float[outputs];
    this.weightGradient = new float[weights.length];
    this.biasGradient = new float[outputs];
    double limit = Math.sqrt(6.0 / (relu ? inputs : inputs + outputs));
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) ((2 * random.nextDouble() - 1) * limit);
    }
  }

  void forward(float[] in, float[] out, int rows) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(bias, 0, out, row * outputs, outputs);
    }
    Products.add(in, weights, out, rows, inputs, outputs);
    if (relu) {
      for (int i = 0; i < rows * outputs; i++) {
        out[i] = Math.max(out[i], 0);
      }
    }
  }

  /**
   * Sets this layer's gradients.
   *
   * @param in what {@link #forward} was given
   * @param out what it gave
   * @param delta derivative of the loss by {@code out}; overwritten
   * @param inDelta receives the derivative by {@code in}; null if nobody needs it
   */
  void backward(float[] in, float[] out, float[] delta, float[] inDelta, int rows) {
    if (relu) {
      for (int i = 0; i < rows * outputs; i++) {
        delta[i] = out[i] > 0 ? delta[i] : 0;
      }
    }
    Arrays.fill(weightGradient, 0);
    Products.addTransposed(in, delta, weightGradient, inputs, rows, outputs);
    Arrays.fill(biasGradient, 0);
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < outputs; j++) {
        biasGradient[j] += delta[row * outputs + j];
      }
    }
    if (inDelta != null) {
      var transposed = new float[weights.length];
      Products.transpose(weights, transposed, inputs, outputs);
      Arrays.fill(inDelta, 0, rows * inputs, 0);
      Products.add(delta, transposed, inDelta, rows, outputs, inputs);
    }
  }
}
