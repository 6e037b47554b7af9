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

/** The ONNX operators that our graphs need and that {@link ONNXOperators} lacks; opset 13. */
public enum Operator implements ONNXOperator {
  RELU("Relu", 1),
  MAT_MUL("MatMul", 2),
  REDUCE_SUM_SQUARE(
      "ReduceSumSquare",
      1,
      new ONNXAttribute("axes", AttributeType.INTS, false),
      new ONNXAttribute("keepdims", AttributeType.INT, false)),
  EXP("Exp", 1);

  private final String opName;
  private final int inputs;
  private final Map<String, ONNXAttribute> attributes;

  Operator(String opName, int inputs, ONNXAttribute... attributes) {
    this.opName = opName;
    this.inputs = inputs;
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
    return 1;
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
    return ONNXOperators.getOpsetVersion();
  }

  @Override
  public String getOpDomain() {
    return "";
  }
}
