package io.sluice.models.forecast;

import io.sluice.models.onnx.OnnxFile;
import io.sluice.models.onnx.OnnxOperator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;

/**
 * A forecaster as an ONNX file: {@code blocks [batch, inputs]} in, {@code forecast [batch,
 * targets]} out.
 */
public final class ForecasterExport {

  private static final int TARGETS_A_PART = 32;

  private ForecasterExport() {}

  public static byte[] toOnnx(Forecaster model) {
    var graph = new ONNXContext();
    int inputs = model.settings().inputs();
    int targets = model.coefficients().targets();
    ONNXPlaceholder blocks = graph.floatInput("blocks", inputs);
    ONNXNode forecast =
        switch (model.coefficients()) {
          case Coefficients.Full(float[][] byInput) -> full(graph, blocks, byInput);
          case Coefficients.Selected selected -> selected(graph, blocks, selected);
        };
    forecast.assignTo(graph.floatOutput("forecast", targets));
    return OnnxFile.encode(graph, "forecaster");
  }

  private static ONNXNode full(ONNXContext graph, ONNXPlaceholder blocks, float[][] byInput) {
    return blocks.apply(
        OnnxOperator.MAT_MUL, matrix(graph, "weights", byInput, byInput[0].length), "forecast");
  }

  /**
   * A multiplication for every few targets, with the inputs that any of them has: a matrix of all
   * would be nothing but zeros, and to gather the inputs of each target would take more memory than
   * the windows do. Windows are columns meanwhile: an input of all of them is gathered at once.
   */
  private static ONNXNode selected(
      ONNXContext graph, ONNXPlaceholder blocks, Coefficients.Selected coefficients) {
    ONNXNode byInput = blocks.apply(OnnxOperator.TRANSPOSE);
    var parts = new ArrayList<ONNXNode>();
    for (int from = 0; from < coefficients.targets(); from += TARGETS_A_PART) {
      int to = Math.min(coefficients.targets(), from + TARGETS_A_PART);
      parts.add(part(graph, byInput, coefficients, from, to));
    }
    ONNXNode byTarget =
        parts.size() == 1
            ? parts.getFirst()
            : graph.operation(ONNXOperators.CONCAT, parts, "by_target", Map.of("axis", 0));
    return byTarget.apply(OnnxOperator.TRANSPOSE, "forecast");
  }

  private static ONNXNode part(
      ONNXContext graph, ONNXNode byInput, Coefficients.Selected coefficients, int from, int to) {
    int[] inputs =
        Arrays.stream(coefficients.chosen(), from, to)
            .flatMapToInt(Arrays::stream)
            .sorted()
            .distinct()
            .toArray();
    var weights = new float[to - from][inputs.length];
    for (int target = from; target < to; target++) {
      int[] chosen = coefficients.chosen()[target];
      for (int i = 0; i < chosen.length; i++) {
        weights[target - from][Arrays.binarySearch(inputs, chosen[i])] =
            coefficients.values()[target][i];
      }
    }
    var indices = graph.array("inputs" + from, Arrays.stream(inputs).asLongStream().toArray());
    ONNXNode gathered = byInput.apply(ONNXOperators.GATHER, indices, Map.of("axis", 0));
    return matrix(graph, "weights" + from, weights, inputs.length)
        .apply(OnnxOperator.MAT_MUL, gathered);
  }

  private static ONNXInitializer matrix(
      ONNXContext graph, String name, float[][] rows, int columns) {
    return graph.floatTensor(
        name,
        List.of(rows.length, columns),
        buffer -> {
          for (float[] row : rows) {
            buffer.put(row);
          }
        });
  }
}
