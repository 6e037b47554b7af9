package io.sluice.detection.detector;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;

/**
 * The way to ONNX Runtime's native library. Its Linux builds send telemetry unless told otherwise
 * in the environment, which in a plant's network is unacceptable: without {@value
 * #DISABLE_TELEMETRY}=1 the library is not even loaded.
 */
public final class OnnxRuntime {

  public static final String DISABLE_TELEMETRY = "ORT_DISABLE_TELEMETRY";

  private OnnxRuntime() {}

  /**
   * Refuses to go on where telemetry is not switched off; a service asks this at its start.
   *
   * @throws IllegalStateException saying what to set
   */
  public static void requireTelemetryOff() {
    requireTelemetryOff(System.getenv());
  }

  static void requireTelemetryOff(Map<String, String> environment) {
    if (!"1".equals(environment.get(DISABLE_TELEMETRY))) {
      throw new IllegalStateException(
          "ONNX Runtime would send telemetry: set "
              + DISABLE_TELEMETRY
              + "=1 in the environment of this process and start it again.");
    }
  }

  static OrtEnvironment environment() {
    requireTelemetryOff();
    return OrtEnvironment.getEnvironment();
  }

  /**
   * One thread a call: batches of windows are small, and parallelism comes from the partitions.
   * Memory patterns would be kept for every batch size that ever occurred.
   */
  static OrtSession.SessionOptions sessionOptions() throws OrtException {
    var options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    options.setMemoryPatternOptimization(false);
    return options;
  }
}
