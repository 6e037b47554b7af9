package io.sluice.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tribuo.util.onnx.ONNXContext;

class OnnxFileTest {

  @Test
  void attributesInAnotherOrderGiveTheSameBytes() {
    // given
    var one = new LinkedHashMap<String, Object>();
    one.put("axes", new int[] {1});
    one.put("keepdims", 1);
    var other = new LinkedHashMap<String, Object>();
    other.put("keepdims", 1);
    other.put("axes", new int[] {1});

    // then
    assertThat(squares(other)).isEqualTo(squares(one));
  }

  private static byte[] squares(Map<String, Object> attributes) {
    var graph = new ONNXContext();
    graph
        .floatInput("x", 3)
        .apply(OnnxOperator.REDUCE_SUM_SQUARE, attributes)
        .assignTo(graph.floatOutput("y", 1));
    return OnnxFile.encode(graph, "squares");
  }
}
