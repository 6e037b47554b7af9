package io.sluice.models.svm;

/**
 * How a one-class SVM is trained.
 *
 * @param nu share of the training windows that may lie outside, about the share that become support
 *     vectors
 * @param gammaTimesWidth the kernel is {@code exp(-gamma |x - y|²)} with gamma = this / features,
 *     so that it means the same for plants with few and with many tags
 * @param maxSupportVectors about how many support vectors there may be; bounds the size of the
 *     bundle and the time to score, by thinning out the training windows evenly
 */
public record OneClassSvmOptions(double nu, double gammaTimesWidth, int maxSupportVectors) {

  public static final OneClassSvmOptions DEFAULT = new OneClassSvmOptions(0.03, 2, 500);

  /** LibSVM's time and memory grow with the square of the windows. */
  private static final int MAX_WINDOWS = 5000;

  /** In a thinned-out set a few more than {@code nu} of the windows become support vectors. */
  private static final double HEADROOM = 0.8;

  /**
   * @throws IllegalArgumentException naming the option that is wrong
   */
  public OneClassSvmOptions {
    if (!(nu > 0 && nu < 1)) {
      throw new IllegalArgumentException("nu is " + nu + ", expected a number between 0 and 1");
    }
    if (!(gammaTimesWidth > 0 && gammaTimesWidth < Double.MAX_VALUE)) {
      throw new IllegalArgumentException("gamma is " + gammaTimesWidth + ", expected above 0");
    }
    if (maxSupportVectors < 1) {
      throw new IllegalArgumentException(
          "support vectors are at most " + maxSupportVectors + ", expected 1 or more");
    }
  }

  double gamma(int width) {
    return gammaTimesWidth / width;
  }

  int maxTrainingWindows() {
    return (int) Math.clamp(HEADROOM * maxSupportVectors / nu, 2, MAX_WINDOWS);
  }
}
