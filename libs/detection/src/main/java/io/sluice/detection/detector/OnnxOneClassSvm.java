package io.sluice.detection.detector;

import io.sluice.detection.feature.FeatureSpec;
import java.util.Map;

/**
 * A one-class SVM (Schoelkopf et al. 2001) with an RBF kernel as an ONNX graph: float[rows]
 * [features] in, the decision value f(x) = sum_i a_i K(s_i, x) - rho out, as float[rows] or
 * float[rows][1]; f is above 0 within the learnt region and at most A - rho, where A is the sum of
 * the coefficients a_i.
 *
 * <p>f is bounded and changes its sign, so that its ratio to a threshold would mean nothing. The
 * score is
 *
 * <pre>  -ln(max((f(x) + rho) / A, 1e-6))</pre>
 *
 * <p>(f + rho) / A is the mean kernel between the window and the support vectors, in 0 to 1; with
 * K(s, x) = exp(-gamma |s - x|^2) minus its logarithm is gamma times a squared distance, the soft
 * minimum over the support vectors. So the score is 0 at best, grows like a squared distance (as
 * the autoencoder's error does), orders windows exactly as f does, and twice the threshold means
 * twice the squared distance. The bound is what single precision can still tell apart; it limits
 * the score to 13.8.
 *
 * <p>Masked features are at the average of training, where they add the least.
 */
public final class OnnxOneClassSvm implements Detector {

  /** The kind in a bundle's manifest. */
  public static final String KIND = "onnx-one-class-svm";

  /** Parameter: the offset rho of the decision function. */
  public static final String RHO = "rho";

  /** Parameter: the sum A of the coefficients of the support vectors, above 0. */
  public static final String COEFFICIENT_SUM = "coefficientSum";

  private static final double SMALLEST_KERNEL = 1e-6;

  private final String name;
  private final FeatureSpec spec;
  private final double rho;
  private final double coefficientSum;
  private final OnnxModel model;

  /**
   * @param parameters {@link #RHO} and {@link #COEFFICIENT_SUM}
   * @throws UnusableModelException if the graph is not of this shape or a parameter is missing
   */
  public OnnxOneClassSvm(String name, byte[] onnx, Map<String, Double> parameters, FeatureSpec spec)
      throws UnusableModelException {
    this.name = name;
    this.spec = spec;
    rho = parameter(parameters, RHO);
    coefficientSum = parameter(parameters, COEFFICIENT_SUM);
    if (!(coefficientSum > 0)) {
      throw new UnusableModelException(
          "parameter '" + COEFFICIENT_SUM + "' is " + coefficientSum + ", expected above 0");
    }
    model = new OnnxModel(onnx, spec.size(), 1);
  }

  /** The score of a decision value. */
  public static double score(double decision, double rho, double coefficientSum) {
    double kernel = (decision + rho) / coefficientSum;
    return Scores.sane(Math.max(0, -Math.log(Math.max(kernel, SMALLEST_KERNEL))));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Judge judge(int maxRows) {
    return new SingleOutputJudge(
        model, spec, maxRows, decision -> score(decision, rho, coefficientSum));
  }

  @Override
  public void close() {
    model.close();
  }

  private static double parameter(Map<String, Double> parameters, String key)
      throws UnusableModelException {
    Double value = parameters.get(key);
    if (value == null || !Double.isFinite(value)) {
      throw new UnusableModelException("parameter '" + key + "' is " + value);
    }
    return value;
  }
}
