package io.sluice.models.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tribuo.util.onnx.ONNXAttribute;
import org.tribuo.util.onnx.ONNXOperator;
import org.tribuo.util.onnx.ONNXOperators;

/**
 * The ONNX operators that our graphs need and that {@link ONNXOperators} lacks; opset 13, or what
 * they say.
 */
public enum OnnxOperator implements ONNXOperator {
  RELU("Relu", 1),
  MAT_MUL("MatMul", 2),
  /** Without an attribute: turns rows and columns round. */
  TRANSPOSE("Transpose", 1),
  REDUCE_SUM_SQUARE(
      "ReduceSumSquare",
      1,
      new ONNXAttribute("axes", AttributeType.INTS, false),
      new ONNXAttribute("keepdims", AttributeType.INT, false)),
  EXP("Exp", 1),
  SQRT("Sqrt", 1),
  MAX("Max", 2),
  /** Inputs: values, k; outputs: the k values, their indices. */
  TOP_K(
      "",
      ONNXOperators.getOpsetVersion(),
      "TopK",
      2,
      2,
      new ONNXAttribute("axis", AttributeType.INT, false),
      new ONNXAttribute("largest", AttributeType.INT, false),
      new ONNXAttribute("sorted", AttributeType.INT, false)),
  /** Of the operators for classical machine learning. */
  TREE_ENSEMBLE_REGRESSOR(
      "ai.onnx.ml",
      1,
      "TreeEnsembleRegressor",
      1,
      1,
      new ONNXAttribute("aggregate_function", AttributeType.STRING, false),
      new ONNXAttribute("n_targets", AttributeType.INT, false),
      new ONNXAttribute("nodes_treeids", AttributeType.INTS, false),
      new ONNXAttribute("nodes_nodeids", AttributeType.INTS, false),
      new ONNXAttribute("nodes_featureids", AttributeType.INTS, false),
      new ONNXAttribute("nodes_modes", AttributeType.STRINGS, false),
      new ONNXAttribute("nodes_values", AttributeType.FLOATS, false),
      new ONNXAttribute("nodes_truenodeids", AttributeType.INTS, false),
      new ONNXAttribute("nodes_falsenodeids", AttributeType.INTS, false),
      new ONNXAttribute("target_treeids", AttributeType.INTS, false),
      new ONNXAttribute("target_nodeids", AttributeType.INTS, false),
      new ONNXAttribute("target_ids", AttributeType.INTS, false),
      new ONNXAttribute("target_weights", AttributeType.FLOATS, false));

  private final String domain;
  private final int version;
  private final String opName;
  private final int inputs;
  private final int outputs;
  private final Map<String, ONNXAttribute> attributes;

  OnnxOperator(String opName, int inputs, ONNXAttribute... attributes) {
    this("", ONNXOperators.getOpsetVersion(), opName, inputs, 1, attributes);
  }

  OnnxOperator(
      String domain,
      int version,
      String opName,
      int inputs,
      int outputs,
      ONNXAttribute... attributes) {
    this.domain = domain;
    this.version = version;
    this.opName = opName;
    this.inputs = inputs;
    this.outputs = outputs;
    this.attributes =
        Arrays.stream(attributes)
            .collect(Collectors.toUnmodifiableMap(ONNXAttribute::getName, Function.identity()));
  }

  @Override
  public String getOpName() {
    return opName;
  }

  @Override
  public int getNumInputs() {
    return inputs;
  }

  @Override
  public int getNumOptionalInputs() {
    return 0;
  }

  @Override
  public int getNumOutputs() {
    return outputs;
  }

  @Override
  public Map<String, ONNXAttribute> getAttributes() {
    return attributes;
  }

  @Override
  public Set<String> getMandatoryAttributeNames() {
    return Set.of();
  }

  @Override
  public int getOpVersion() {
    return version;
  }

  @Override
  public String getOpDomain() {
    return domain;
  }
}
