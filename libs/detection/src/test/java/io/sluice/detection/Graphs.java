package io.sluice.detection;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small ONNX graphs (opset 13) with the inputs and outputs that the detectors expect. */
public final class Graphs {

  private static final String ROWS = "rows";

  private Graphs() {}

  /** features - hidden - features, ReLU between, with random weights. */
  public static byte[] autoencoder(int features, int hidden, long seed) {
    var random = new Random(seed);
    var graph =
        graph(features)
            .addInitializer(floats("w1", random(random, features * hidden), features, hidden))
            .addInitializer(floats("b1", random(random, hidden), hidden))
            .addInitializer(floats("w2", random(random, hidden * features), hidden, features))
            .addInitializer(floats("b2", random(random, features), features))
            .addNode(node("Gemm", "h", "input", "w1", "b1"))
            .addNode(node("Relu", "r", "h"))
            .addNode(node("Gemm", "output", "r", "w2", "b2"))
            .addOutput(value("output", features));
    return model(graph);
  }

  /** Rebuilds a row of zeros for every row: its error is the mean square of the features. */
  public static byte[] zeros(int features) {
    var graph =
        graph(features)
            .addInitializer(floats("zero", new float[] {0}, 1))
            .addNode(node("Mul", "output", "input", "zero"))
            .addOutput(value("output", features));
    return model(graph);
  }

  /** Zeros, whatever is put in. */
  public static byte[] zeros(int outputs, int blocks) {
    var graph =
        graph(outputs * blocks)
            .addInitializer(
                floats("w", new float[outputs * blocks * outputs], outputs * blocks, outputs))
            .addNode(node("MatMul", "output", "input", "w"))
            .addOutput(value("output", outputs));
    return model(graph);
  }

  /** The input, twice beside each other. */
  public static byte[] twice(int inputs) {
    float[] weights = new float[inputs * 2 * inputs];
    for (int i = 0; i < inputs; i++) {
      weights[i * 2 * inputs + i] = 1;
      weights[i * 2 * inputs + inputs + i] = 1;
    }
    var graph =
        graph(inputs)
            .addInitializer(floats("w", weights, inputs, 2 * inputs))
            .addNode(node("MatMul", "output", "input", "w"))
            .addOutput(value("output", 2 * inputs));
    return model(graph);
  }

  /** One multiplication by random weights. */
  public static byte[] linear(int inputs, int outputs, long seed) {
    var graph =
        graph(inputs)
            .addInitializer(
                floats("w", random(new Random(seed), inputs * outputs), inputs, outputs))
            .addNode(node("MatMul", "output", "input", "w"))
            .addOutput(value("output", outputs));
    return model(graph);
  }

  /** Divides zero by zero in every place. */
  public static byte[] notANumber(int features) {
    var graph =
        graph(features)
            .addInitializer(floats("zero", new float[] {0}, 1))
            .addNode(node("Mul", "none", "input", "zero"))
            .addNode(node("Div", "output", "none", "zero"))
            .addOutput(value("output", features));
    return model(graph);
  }

  /**
   * exp(-gamma |x|^2) - rho: one support vector in the origin with coefficient 1.
   *
   * @param flat output float[rows] instead of float[rows][1]
   */
  public static byte[] kernel(int features, float gamma, float rho, boolean flat) {
    var ones = new float[features];
    Arrays.fill(ones, -gamma);
    var graph =
        graph(features)
            .addInitializer(floats("ones", ones, features, 1))
            .addInitializer(floats("rho", new float[] {rho}, 1))
            .addNode(node("Mul", "squares", "input", "input"))
            .addNode(node("MatMul", "distance", "squares", "ones"))
            .addNode(node("Exp", "kernel", "distance"));
    if (flat) {
      graph
          .addInitializer(longs("shape", -1))
          .addNode(node("Sub", "column", "kernel", "rho"))
          .addNode(node("Reshape", "output", "column", "shape"))
          .addOutput(value("output"));
    } else {
      graph.addNode(node("Sub", "output", "kernel", "rho")).addOutput(value("output", 1));
    }
    return model(graph);
  }

  /** 1 / (1 + exp(-w x)): how likely, where weights say for what. */
  public static byte[] logistic(float... weights) {
    var graph =
        graph(weights.length)
            .addInitializer(floats("w", weights, weights.length, 1))
            .addNode(node("MatMul", "sum", "input", "w"))
            .addNode(node("Sigmoid", "output", "sum"))
            .addOutput(value("output", 1));
    return model(graph);
  }

  private static OnnxMl.GraphProto.Builder graph(int features) {
    return OnnxMl.GraphProto.newBuilder().setName("test").addInput(value("input", features));
  }

  private static byte[] model(OnnxMl.GraphProto.Builder graph) {
    return OnnxMl.ModelProto.newBuilder()
        .setIrVersion(7)
        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(13))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static OnnxMl.NodeProto node(String operator, String output, String... inputs) {
    return OnnxMl.NodeProto.newBuilder()
        .setOpType(operator)
        .addAllInput(List.of(inputs))
        .addOutput(output)
        .build();
  }

  private static OnnxMl.ValueInfoProto value(String name, int... columns) {
    var shape = OnnxMl.TensorShapeProto.newBuilder();
    shape.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS));
    for (int column : columns) {
      shape.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(column));
    }
    var tensor =
        OnnxMl.TypeProto.Tensor.newBuilder()
            .setElemType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
            .setShape(shape);
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static float[] random(Random random, int count) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * 0.3);
    }
    return values;
  }

  private static OnnxMl.TensorProto floats(String name, float[] values, long... shape) {
    var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    var tensor =
        OnnxMl.TensorProto.newBuilder()
            .setName(name)
            .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long dimension : shape) {
      tensor.addDims(dimension);
    }
    return tensor.build();
  }

  private static OnnxMl.TensorProto longs(String name, long... values) {
    var tensor =
        OnnxMl.TensorProto.newBuilder()
            .setName(name)
            .setDataType(OnnxMl.TensorProto.DataType.INT64.getNumber())
            .addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    return tensor.build();
  }
}
