package io.sluice.models.svm;

import io.sluice.models.onnx.OnnxFile;
import io.sluice.models.onnx.OnnxOperator;
import java.util.List;
import java.util.Map;
import libsvm.svm_model;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;

/**
 * The kernel expansion of a one-class SVM as an ONNX file: {@code features [batch, d]} in, {@code
 * decision [batch, 1]} out, which is LibSVM's {@code sum(alpha_i exp(-gamma |x - sv_i|²)) - rho}.
 * The squared distances of a whole batch come from one matrix product.
 */
public final class OneClassSvmExport {

  public static final String INPUT = "features";
  public static final String OUTPUT = "decision";

  private OneClassSvmExport() {}

  public static byte[] toOnnx(OneClassSvm svm) {
    svm_model libsvm = svm.libsvm();
    int count = libsvm.l;
    int width = svm.width();
    double gamma = libsvm.param.gamma;
    float[] vectors = svm.supportVectorMatrix();

    // -gamma |x - sv|² = 2 gamma x·sv - gamma |sv|² - gamma |x|²
    var cross = new float[width * count];
    var ofVector = new float[count];
    var alphas = new float[count];
    for (int i = 0; i < count; i++) {
      double squares = 0;
      for (int j = 0; j < width; j++) {
        double value = vectors[i * width + j];
        cross[j * count + i] = (float) (2 * gamma * value);
        squares += value * value;
      }
      ofVector[i] = (float) (-gamma * squares);
      alphas[i] = (float) libsvm.sv_coef[0][i];
    }

    var graph = new ONNXContext();
    ONNXPlaceholder features = graph.floatInput(INPUT, width);
    ONNXNode ofWindow =
        features
            .apply(OnnxOperator.REDUCE_SUM_SQUARE, Map.of("axes", new int[] {1}, "keepdims", 1))
            .apply(ONNXOperators.MUL, graph.constant("gamma", (float) gamma));
    var crossWeights =
        graph.floatTensor("cross", List.of(width, count), buffer -> buffer.put(cross));
    var alphaWeights = graph.floatTensor("alphas", List.of(count, 1), buffer -> buffer.put(alphas));
    features
        .apply(ONNXOperators.GEMM, List.of(crossWeights, graph.array("of_vector", ofVector)))
        .apply(ONNXOperators.SUB, ofWindow)
        .apply(OnnxOperator.EXP)
        .apply(OnnxOperator.MAT_MUL, alphaWeights)
        .apply(ONNXOperators.SUB, graph.constant("rho", (float) svm.rho()))
        .assignTo(graph.floatOutput(OUTPUT, 1));
    return OnnxFile.encode(graph, "one-class-svm");
  }
}
