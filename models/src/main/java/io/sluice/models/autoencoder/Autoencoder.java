package io.sluice.models.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A dense autoencoder: ReLU after every hidden layer, a linear output of the input's width. Not
 * thread-safe: it keeps the activations of the last batch.
 */
public final class Autoencoder {

  private final List<DenseLayer> layers = new ArrayList<>();
  private final int batch;
  private final float[][] activations;
  private final float[][] deltas;

  /**
   * @param width features of a window
   * @param hidden widths of the hidden layers, {@code 64, 32, 64}
   * @param batch rows that one call can take
   */
  Autoencoder(int width, List<Integer> hidden, int batch, SplittableRandom random) {
    int inputs = width;
    for (int outputs : hidden) {
      layers.add(new DenseLayer(inputs, outputs, true, random));
      inputs = outputs;
    }
    layers.add(new DenseLayer(inputs, width, false, random));
    this.batch = batch;
    this.activations = new float[layers.size() + 1][];
    this.deltas = new float[layers.size() + 1][];
    activations[0] = new float[batch * width];
    for (int i = 0; i < layers.size(); i++) {
      activations[i + 1] = new float[batch * layers.get(i).outputs];
      deltas[i + 1] = new float[batch * layers.get(i).outputs];
    }
  }

  /** Features that it takes and gives. */
  public int width() {
    return layers.getFirst().inputs;
  }

  List<DenseLayer> layers() {
    return layers;
  }

  /** What it makes of each row. */
  public float[][] reconstruct(float[][] rows) {
    var reconstructed = new float[rows.length][width()];
    for (int from = 0; from < rows.length; from += batch) {
      int count = Math.min(batch, rows.length - from);
      for (int i = 0; i < count; i++) {
        setRow(i, rows[from + i]);
      }
      forward(count);
      for (int i = 0; i < count; i++) {
        System.arraycopy(output(), i * width(), reconstructed[from + i], 0, width());
      }
    }
    return reconstructed;
  }

  /** Mean squared error over all rows and features. */
  public double loss(float[][] rows) {
    double sum = 0;
    float[][] reconstructed = reconstruct(rows);
    for (int row = 0; row < rows.length; row++) {
      for (int j = 0; j < width(); j++) {
        double error = reconstructed[row][j] - rows[row][j];
        sum += error * error;
      }
    }
    return sum / ((double) rows.length * width());
  }

  /** Sets row {@code index} of the batch. */
  void setRow(int index, float[] row) {
    System.arraycopy(row, 0, activations[0], index * width(), width());
  }

  /**
   * Runs the batch forth and back and leaves each layer's gradients set.
   *
   * @return the batch's mean squared error
   */
  double gradients(int rows) {
    forward(rows);
    float[] input = activations[0];
    float[] output = output();
    float[] delta = deltas[layers.size()];
    int values = rows * width();
    double sum = 0;
    for (int i = 0; i < values; i++) {
      float error = output[i] - input[i];
      sum += (double) error * error;
      delta[i] = 2 * error / values;
    }
    for (int i = layers.size() - 1; i >= 0; i--) {
      layers.get(i).backward(activations[i], activations[i + 1], deltas[i + 1], deltas[i], rows);
    }
    return sum / values;
  }

  private void forward(int rows) {
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).forward(activations[i], activations[i + 1], rows);
    }
  }

  private float[] output() {
    return activations[layers.size()];
  }
}
