package io.sluice.models.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperators;

/** A graph as the bytes of an ONNX file. The same graph always gives the same bytes. */
public final class OnnxFile {

  /** ONNX IR version 7: the one that came with opset 13, so every runtime since 2020 reads it. */
  private static final long IR_VERSION = 7;

  private OnnxFile() {}

  public static byte[] encode(ONNXContext graph, String name) {
    return deterministic(model(graph, name).build());
  }

  /** The same for a graph that has an operator of a domain of its own. */
  public static byte[] encode(ONNXContext graph, String name, OnnxOperator ofDomain) {
    return deterministic(model(graph, name).addOpsetImport(ofDomain.opsetProto()).build());
  }

  private static ModelProto.Builder model(ONNXContext graph, String name) {
    graph.setName(name);
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("sluice")
        .setGraph(ordered(graph.buildGraph()))
        .addOpsetImport(ONNXOperators.getOpsetProto());
  }

  /** With each node's attributes by name: those of {@code Map.of} come in any order. */
  private static GraphProto ordered(GraphProto graph) {
    GraphProto.Builder ordered = graph.toBuilder();
    for (NodeProto.Builder node : ordered.getNodeBuilderList()) {
      var attributes =
          node.getAttributeList().stream()
              .sorted(Comparator.comparing(AttributeProto::getName))
              .toList();
      node.clearAttribute().addAllAttribute(attributes);
    }
    return ordered.build();
  }

  /** Protobuf's bytes with map entries in the order of their keys. */
  public static byte[] deterministic(Message message) {
    var bytes = new ByteArrayOutputStream(message.getSerializedSize());
    var out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
