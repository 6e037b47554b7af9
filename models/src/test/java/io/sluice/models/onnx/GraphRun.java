package io.sluice.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;

/** Runs exported graphs as ONNX Runtime does, without anything of ours between. */
public final class GraphRun {

  private GraphRun() {}

  /** The one number that a graph makes of each row. */
  public static float[] numbers(byte[] onnx, float[][] rows) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(onnx);
        var input = OnnxTensor.createTensor(environment, rows);
        var result = session.run(Map.of(session.getInputNames().iterator().next(), input))) {
      var matrix = (float[][]) result.get(0).getValue();
      var numbers = new float[matrix.length];
      for (int i = 0; i < matrix.length; i++) {
        numbers[i] = matrix[i][0];
      }
      return numbers;
    }
  }
}
