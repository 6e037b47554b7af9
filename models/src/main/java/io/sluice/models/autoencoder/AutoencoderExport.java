package io.sluice.models.autoencoder;

import io.sluice.models.onnx.OnnxFile;
import io.sluice.models.onnx.OnnxOperator;
import java.util.List;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXRef;

/**
 * An autoencoder as an ONNX file: {@code features [batch, d]} in, {@code reconstruction [batch, d]}
 * out.
 */
public final class AutoencoderExport {

  public static final String INPUT = "features";
  public static final String OUTPUT = "reconstruction";

  private AutoencoderExport() {}

  public static byte[] toOnnx(Autoencoder model) {
    var graph = new ONNXContext();
    ONNXRef<?> last = graph.floatInput(INPUT, model.width());
    for (DenseLayer layer : model.layers()) {
      ONNXInitializer weights =
          graph.floatTensor(
              "weights", List.of(layer.inputs, layer.outputs), buffer -> buffer.put(layer.weights));
      ONNXInitializer bias = graph.array("bias", layer.bias);
      last = last.apply(ONNXOperators.GEMM, List.of(weights, bias), "dense");
      if (layer.relu) {
        last = last.apply(OnnxOperator.RELU, "relu");
      }
    }
    last.assignTo(graph.floatOutput(OUTPUT, model.width()));
    return OnnxFile.encode(graph, "autoencoder");
  }
}
