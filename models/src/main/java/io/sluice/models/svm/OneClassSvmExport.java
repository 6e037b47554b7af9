package io.sluice.models.svm;

import io.sluice.models.onnx.OnnxFile;
import io.sluice.models.onnx.Operator;
import java.util.List;
import java.util.Map;
import libsvm.svm_model;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;

/**
 * The kernel expansion of a one-class SVM as an ONNX file: {@code features [batch, d]} in, {@code
 * score [batch, 1]} and {@code decision [batch, 1]} out.
 *
 * <p>{@code decision} is LibSVM's {@code sum(alpha_i k(x, sv_i)) - rho}. It fades to {@code -rho}
 * the farther away a window lies, so it cannot tell far from very far. {@code score} is the same
 * sum on a scale that goes on: {@code ln(sum(alpha_i)) - ln(sum(alpha_i k(x, sv_i)))}, which is 0
 * amidst the support vectors, grows like gamma times the squared distance, and orders windows as
 * {@code -decision} does. It is computed from logarithms, so that it does not underflow.
 */
public final class OneClassSvmExport {

  public static final String INPUT = "features";
  public static final String SCORE = "score";
  public static final String DECISION = "decision";

  private static final Map<String, Object> ALONG_ROWS =
      Map.of("axes", new int[] {1}, "keepdims", 1);

  private OneClassSvmExport() {}

  public static byte[] toOnnx(OneClassSvm svm) {
    svm_model libsvm = svm.libsvm();
    int count = libsvm.l;
    int width = svm.width();
    double gamma = libsvm.param.gamma;
    float[] vectors = svm.supportVectorMatrix();

    // ln(alpha_i) - gamma |x - sv_i|² = 2 gamma x·sv_i + (ln(alpha_i) - gamma |sv_i|²) - gamma |x|²
    var cross = new float[width * count];
    var offset = new float[count];
    double alphas = 0;
    for (int i = 0; i < count; i++) {
      double squares = 0;
      for (int j = 0; j < width; j++) {
        double value = vectors[i * width + j];
        cross[j * count + i] = (float) (2 * gamma * value);
        squares += value * value;
      }
      double alpha = libsvm.sv_coef[0][i];
      alphas += alpha;
      offset[i] = (float) (Math.log(alpha) - gamma * squares);
    }

    var graph = new ONNXContext();
    ONNXPlaceholder features = graph.floatInput(INPUT, width);
    var crossWeights =
        graph.floatTensor("cross", List.of(width, count), buffer -> buffer.put(cross));
    ONNXNode ownSquares =
        features
            .apply(Operator.REDUCE_SUM_SQUARE, ALONG_ROWS)
            .apply(ONNXOperators.MUL, graph.constant("gamma", (float) gamma));
    ONNXNode logTerms =
        features
            .apply(ONNXOperators.GEMM, List.of(crossWeights, graph.array("offset", offset)))
            .apply(ONNXOperators.SUB, ownSquares);
    ONNXNode logSum = logTerms.apply(Operator.REDUCE_LOG_SUM_EXP, ALONG_ROWS);
    graph
        .constant("logAlphas", (float) Math.log(alphas))
        .apply(ONNXOperators.SUB, logSum)
        .assignTo(graph.floatOutput(SCORE, 1));
    logSum
        .apply(Operator.EXP)
        .apply(ONNXOperators.SUB, graph.constant("rho", (float) libsvm.rho[0]))
        .assignTo(graph.floatOutput(DECISION, 1));
    return OnnxFile.encode(graph, "one-class-svm");
  }
}
