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
    return Held.ENVIRONMENT;
  }

  /**
   * The environment of the process, which nothing frees before the process has ended. Left alone,
   * its Java side frees it in a shutdown hook. Those run at the same time: whoever still loads a
   * bundle while its service is stopping would crash in native code
   * (https://github.com/microsoft/onnxruntime/issues/31352). The native side counts how often the
   * environment was asked for, so the hook frees nothing if it was asked for once more.
   */
  private static final class Held {
    static final OrtEnvironment ENVIRONMENT = hold();

    private static OrtEnvironment hold() {
      askOnceMore();
      return OrtEnvironment.getEnvironment();
    }

    /**
     * Asks the native side and stops before Java remembers that: whoever makes the hook's thread
     * inherits to it, which is refused.
     */
    private static void askOnceMore() {
      var noHook = new NoHook();
      noHook.set(Boolean.TRUE);
      try {
        OrtEnvironment.getEnvironment();
      } catch (NoHook.Refused e) {
        // What was asked for is counted, and that is all it was for.
      } finally {
        noHook.remove();
      }
    }
  }

  /** While it is set, its thread cannot make others. */
  private static final class NoHook extends InheritableThreadLocal<Boolean> {

    @Override
    protected Boolean childValue(Boolean parent) {
      throw new Refused();
    }

    private static final class Refused extends RuntimeException {
      private static final long serialVersionUID = 1;

      Refused() {
        super("no thread is to be made now", null, false, false);
      }
    }
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
