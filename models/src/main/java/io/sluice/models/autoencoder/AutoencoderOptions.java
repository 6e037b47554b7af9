package io.sluice.models.autoencoder;

import java.util.List;

/**
 * How an autoencoder is built and trained.
 *
 * @param hidden widths of the hidden layers from the input on
 * @param batchSize rows in a step
 * @param maxEpochs epochs at most
 * @param patience epochs without a better validation error after which training ends
 * @param learningRate Adam's first step size; halved whenever validation stops getting better
 * @param seed of the first weights and of the order of rows
 */
public record AutoencoderOptions(
    List<Integer> hidden,
    int batchSize,
    int maxEpochs,
    int patience,
    double learningRate,
    long seed) {

  public static final AutoencoderOptions DEFAULT =
      new AutoencoderOptions(List.of(64, 32, 64), 64, 100, 12, 1e-3, 1);

  /**
   * For windows of readings, neighbours of which say nearly the same: small steps of few windows,
   * and no more of them than pays, for each is paid for once more by every fold of cross-fitting.
   */
  public static final AutoencoderOptions OF_WINDOWS =
      new AutoencoderOptions(List.of(64, 32, 64), 16, 30, 6, 1e-3, 1);

  /**
   * @throws IllegalArgumentException naming the option that is wrong
   */
  public AutoencoderOptions {
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty() || hidden.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException(
          "hidden layers are " + hidden + ", expected one or more widths of at least 1");
    }
    atLeastOne("batch size", batchSize);
    atLeastOne("epochs", maxEpochs);
    atLeastOne("patience", patience);
    if (!(learningRate > 0 && learningRate < 1)) {
      throw new IllegalArgumentException(
          "learning rate is " + learningRate + ", expected a number between 0 and 1");
    }
  }

  private static void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(option + " is " + value + ", expected 1 or more");
    }
  }

  public AutoencoderOptions withMaxEpochs(int epochs) {
    return new AutoencoderOptions(hidden, batchSize, epochs, patience, learningRate, seed);
  }

  public AutoencoderOptions withSeed(long newSeed) {
    return new AutoencoderOptions(hidden, batchSize, maxEpochs, patience, learningRate, newSeed);
  }
}
