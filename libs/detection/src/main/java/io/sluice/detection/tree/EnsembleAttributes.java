package io.sluice.detection.tree;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes of the only node of an ONNX graph that computes anything, a {@code
 * TreeEnsembleRegressor} (https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsembleRegressor.html),
 * by name. Field numbers are those of {@code onnx.proto}.
 */
final class EnsembleAttributes {

  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int NODE_OPERATOR = 4;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int ATTRIBUTE_NAME = 1;
  private static final int ATTRIBUTE_INT = 3;
  private static final int ATTRIBUTE_TEXT = 4;
  private static final int ATTRIBUTE_FLOATS = 7;
  private static final int ATTRIBUTE_INTS = 8;
  private static final int ATTRIBUTE_TEXTS = 9;

  private final Map<String, Numbers> numbers = new HashMap<>();
  private final Map<String, List<String>> texts = new HashMap<>();

  /** Of all nodes but those that hand on what they are given. */
  private final List<String> operators = new ArrayList<>();

  private EnsembleAttributes() {}

  /**
   * @throws IllegalArgumentException if it is no such graph
   * @throws java.nio.BufferUnderflowException if it ends too soon
   */
  static EnsembleAttributes read(byte[] onnx) {
    var attributes = new EnsembleAttributes();
    var model = new ProtoMessage(ByteBuffer.wrap(onnx));
    while (model.next()) {
      if (model.field() == MODEL_GRAPH) {
        attributes.readGraph(model.message());
      }
    }
    if (!attributes.operators.equals(List.of("TreeEnsembleRegressor"))) {
      throw new IllegalArgumentException("the graph is more than trees");
    }
    return attributes;
  }

  private void readGraph(ProtoMessage graph) {
    while (graph.next()) {
      if (graph.field() == GRAPH_NODE) {
        readNode(graph.message());
      }
    }
  }

  private void readNode(ProtoMessage node) {
    while (node.next()) {
      switch (node.field()) {
        case NODE_OPERATOR -> {
          String operator = node.text();
          if (!operator.equals("Identity")) {
            operators.add(operator);
          }
        }
        case NODE_ATTRIBUTE -> readAttribute(node.message());
        default -> {}
      }
    }
  }

  private void readAttribute(ProtoMessage attribute) {
    String name = "";
    var read = new Numbers();
    var words = new ArrayList<String>();
    while (attribute.next()) {
      switch (attribute.field()) {
        case ATTRIBUTE_NAME -> name = attribute.text();
        case ATTRIBUTE_INT -> read.add(Math.toIntExact(attribute.varint()));
        case ATTRIBUTE_INTS -> read.addInts(attribute);
        case ATTRIBUTE_FLOATS -> read.addFloats(attribute);
        case ATTRIBUTE_TEXT, ATTRIBUTE_TEXTS -> words.add(attribute.text().intern());
        default -> {}
      }
    }
    numbers.put(name, read);
    texts.put(name, words);
  }

  /** Empty if there are none of this name. */
  int[] ints(String name) {
    return numbers.containsKey(name) ? numbers.get(name).toArray() : new int[0];
  }

  /** Empty if there are none of this name. */
  float[] floats(String name) {
    int[] bits = ints(name);
    float[] floats = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      floats[i] = Float.intBitsToFloat(bits[i]);
    }
    return floats;
  }

  /** Empty if there are none of this name. */
  List<String> texts(String name) {
    return texts.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return numbers.containsKey(name);
  }

  /** Whole numbers, or the bits of floats. */
  private static final class Numbers {

    private int[] values = new int[16];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    void addInts(ProtoMessage attribute) {
      if (!attribute.isPacked()) {
        add(Math.toIntExact(attribute.varint()));
        return;
      }
      ByteBuffer packed = attribute.bytes();
      while (packed.hasRemaining()) {
        add(Math.toIntExact(ProtoMessage.varint(packed)));
      }
    }

    void addFloats(ProtoMessage attribute) {
      if (!attribute.isPacked()) {
        add(Float.floatToRawIntBits(attribute.float32()));
        return;
      }
      ByteBuffer packed = attribute.bytes();
      while (packed.hasRemaining()) {
        add(packed.getInt());
      }
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
