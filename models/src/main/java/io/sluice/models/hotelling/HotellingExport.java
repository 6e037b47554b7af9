package io.sluice.models.hotelling;

import io.sluice.models.onnx.OnnxFile;
import java.util.List;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;
import org.tribuo.util.onnx.ONNXOperators;

/**
 * As an ONNX file: {@code means [batch, signals]} in, {@code distance [batch, 2 x signals]} out,
 * first the distances from the mean, then these times the precision.
 */
public final class HotellingExport {

  private HotellingExport() {}

  public static byte[] toOnnx(Hotelling model) {
    int signals = model.mean().length;
    int width = 2 * signals;
    float[] weights = new float[signals * width];
    double[] offsets = new double[width];
    for (int i = 0; i < signals; i++) {
      weights[i * width + i] = 1;
      offsets[i] = -model.mean()[i];
      for (int j = 0; j < signals; j++) {
        double precision = model.precision().get(i, j);
        weights[i * width + signals + j] = (float) precision;
        offsets[signals + j] -= model.mean()[i] * precision;
      }
    }
    float[] bias = new float[width];
    for (int i = 0; i < width; i++) {
      bias[i] = (float) offsets[i];
    }
    var graph = new ONNXContext();
    ONNXInitializer matrix =
        graph.floatTensor("weights", List.of(signals, width), buffer -> buffer.put(weights));
    ONNXInitializer offset = graph.array("bias", bias);
    graph
        .floatInput("means", signals)
        .apply(ONNXOperators.GEMM, List.of(matrix, offset), "distance")
        .assignTo(graph.floatOutput("distance", width));
    return OnnxFile.encode(graph, "hotelling");
  }
}
