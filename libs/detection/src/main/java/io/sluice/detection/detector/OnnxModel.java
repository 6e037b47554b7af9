package io.sluice.detection.detector;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * An ONNX graph with one input float[rows][columns] and one output float[rows][width] (or
 * float[rows] for width 1). Thread-safe.
 */
public final class OnnxModel implements AutoCloseable {

  private final OrtEnvironment environment = OnnxRuntime.environment();
  private final OrtSession session;
  private final String input;
  private final String output;
  private final int columns;
  private final int width;
  private final boolean flat;

  /** Closing takes the write lock, so that no native session is freed under a call. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private boolean closed;

  /**
   * @throws UnusableModelException if it is no such graph
   */
  public OnnxModel(byte[] onnx, int columns, int width) throws UnusableModelException {
    this.columns = columns;
    this.width = width;
    try (var options = OnnxRuntime.sessionOptions()) {
      session = environment.createSession(onnx, options);
    } catch (OrtException e) {
      throw new UnusableModelException("ONNX Runtime cannot read the model: " + e.getMessage(), e);
    }
    try {
      var in = only(session.getInputInfo(), "input");
      var out = only(session.getOutputInfo(), "output");
      input = in.getKey();
      output = out.getKey();
      requireFloats(input, in.getValue(), columns, false);
      flat = requireFloats(output, out.getValue(), width, width == 1);
    } catch (OrtException e) {
      close();
      throw new UnusableModelException("ONNX Runtime cannot read the model: " + e.getMessage(), e);
    } catch (UnusableModelException e) {
      close();
      throw e;
    }
  }

  public static FloatBuffer directFloats(int count) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /**
   * One call for all rows; neither buffer is copied.
   *
   * @param in rows x columns floats, direct, from its position to its limit
   * @param out direct, receives rows x width floats from index 0
   */
  public void run(FloatBuffer in, FloatBuffer out, int rows) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the detector is closed");
      }
      var outShape = flat ? new long[] {rows} : new long[] {rows, width};
      try (var inTensor = OnnxTensor.createTensor(environment, in, new long[] {rows, columns});
          var outTensor =
              OnnxTensor.createTensor(environment, out.slice(0, rows * width), outShape);
          var result = session.run(Map.of(input, inTensor), Set.of(), Map.of(output, outTensor))) {
        assert result.size() == 1;
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed to close: " + e.getMessage(), e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static <T> Map.Entry<String, T> only(Map<String, T> nodes, String what)
      throws UnusableModelException {
    if (nodes.size() != 1) {
      throw new UnusableModelException(
          "the model has " + nodes.size() + " " + what + "s, expected one");
    }
    return nodes.entrySet().iterator().next();
  }

  /** True if the tensor has the dimension of rows only. */
  private static boolean requireFloats(
      String name, ai.onnxruntime.NodeInfo node, int width, boolean mayBeFlat)
      throws UnusableModelException {
    ValueInfo info = node.getInfo();
    if (info instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
      long[] shape = tensor.getShape();
      if (shape.length == 1 && mayBeFlat) {
        return true;
      }
      // -1 is a dimension that the model leaves open.
      if (shape.length == 2 && shape[0] == -1 && (shape[1] == width || shape[1] == -1)) {
        return false;
      }
    }
    throw new UnusableModelException(
        "'%s' of the model is %s, expected floats of any number of rows x %d"
            .formatted(name, info, width));
  }
}
