package io.sluice.models.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains an autoencoder with Adam on minibatches and keeps the weights of the epoch with the lowest
 * validation error. One thread, one seed: the same rows give the same weights.
 */
public final class AutoencoderTrainer {

  /** Is told after each epoch. */
  @FunctionalInterface
  public interface EpochListener {
    void epochDone(int epoch, double trainingLoss, double validationLoss);
  }

  /**
   * @param model with the weights of the best epoch
   * @param epochs epochs that were run
   * @param bestEpoch the one whose weights were kept, from 1
   * @param validationLoss its mean squared error on the validation rows
   */
  public record Trained(Autoencoder model, int epochs, int bestEpoch, double validationLoss) {}

  /** A parameter array with its gradient and its optimiser. */
  private record Parameters(float[] values, float[] gradient, Adam adam, float[] best) {}

  /** Epochs without a better validation error after which steps become half as large. */
  private static final int HALVE_AFTER = 4;

  private final AutoencoderOptions options;
  private final EpochListener listener;

  public AutoencoderTrainer(AutoencoderOptions options, EpochListener listener) {
    this.options = options;
    this.listener = listener;
  }

  /**
   * @param training standardised windows to learn from
   * @param validation standardised windows that share no reading with them
   */
  public Trained train(float[][] training, float[][] validation) {
    if (training.length == 0 || validation.length == 0) {
      throw new IllegalArgumentException("training and validation need at least one window each");
    }
    var random = new SplittableRandom(options.seed());
    int batchSize = Math.min(options.batchSize(), training.length);
    var model = new Autoencoder(training[0].length, options.hidden(), batchSize, random);
    List<Parameters> parameters = parametersOf(model);
    int[] order = identity(training.length);

    int epoch = 0;
    int bestEpoch = 0;
    double bestLoss = Double.POSITIVE_INFINITY;
    double learningRate = options.learningRate();
    while (epoch < options.maxEpochs() && epoch - bestEpoch < options.patience()) {
      epoch++;
      shuffle(order, random);
      double trainingLoss = runEpoch(model, parameters, training, order, batchSize, learningRate);
      double validationLoss = model.loss(validation);
      listener.epochDone(epoch, trainingLoss, validationLoss);
      if (validationLoss < bestLoss) {
        bestLoss = validationLoss;
        bestEpoch = epoch;
        parameters.forEach(p -> System.arraycopy(p.values, 0, p.best, 0, p.best.length));
      } else if ((epoch - bestEpoch) % HALVE_AFTER == 0) {
        learningRate /= 2;
      }
    }
    if (bestEpoch == 0) {
      throw new IllegalArgumentException(
          "training diverged: the validation error is not a finite number after "
              + epoch
              + " epochs; a smaller learning rate than "
              + options.learningRate()
              + " may help");
    }
    parameters.forEach(p -> System.arraycopy(p.best, 0, p.values, 0, p.best.length));
    return new Trained(model, epoch, bestEpoch, bestLoss);
  }

  private static double runEpoch(
      Autoencoder model,
      List<Parameters> parameters,
      float[][] rows,
      int[] order,
      int batchSize,
      double learningRate) {
    double sum = 0;
    for (int from = 0; from < order.length; from += batchSize) {
      int count = Math.min(batchSize, order.length - from);
      for (int i = 0; i < count; i++) {
        model.setRow(i, rows[order[from + i]]);
      }
      sum += model.gradients(count) * count;
      for (Parameters p : parameters) {
        p.adam.step(p.values, p.gradient, learningRate);
      }
    }
    return sum / order.length;
  }

  private static List<Parameters> parametersOf(Autoencoder model) {
    var parameters = new ArrayList<Parameters>();
    for (DenseLayer layer : model.layers()) {
      parameters.add(parameters(layer.weights, layer.weightGradient));
      parameters.add(parameters(layer.bias, layer.biasGradient));
    }
    return parameters;
  }

  private static Parameters parameters(float[] values, float[] gradient) {
    return new Parameters(values, gradient, new Adam(values.length), values.clone());
  }

  private static int[] identity(int length) {
    var order = new int[length];
    for (int i = 0; i < length; i++) {
      order[i] = i;
    }
    return order;
  }

  /** Fisher and Yates. */
  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
