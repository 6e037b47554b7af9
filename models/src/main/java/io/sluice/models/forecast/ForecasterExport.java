package io.sluice.models.forecast;

import io.sluice.models.onnx.OnnxFile;
import io.sluice.models.onnx.OnnxOperator;
import java.util.List;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;

/**
 * A forecaster as an ONNX file: {@code blocks [batch, inputs]} in, {@code forecast [batch,
 * targets]} out.
 */
public final class ForecasterExport {

  private ForecasterExport() {}

  public static byte[] toOnnx(Forecaster model) {
    float[][] weights = model.weights();
    int targets = model.settings().targets().size();
    var graph = new ONNXContext();
    ONNXInitializer matrix =
        graph.floatTensor(
            "weights",
            List.of(weights.length, targets),
            buffer -> {
              for (float[] row : weights) {
                buffer.put(row);
              }
            });
    graph
        .floatInput("blocks", weights.length)
        .apply(OnnxOperator.MAT_MUL, matrix, "forecast")
        .assignTo(graph.floatOutput("forecast", targets));
    return OnnxFile.encode(graph, "forecaster");
  }
}
