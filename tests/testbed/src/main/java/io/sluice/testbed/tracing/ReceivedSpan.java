package io.sluice.testbed.tracing;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One span as it was exported.
 *
 * @param service name of the service that made it
 * @param kind {@code SERVER}, {@code CLIENT}, {@code PRODUCER}, {@code CONSUMER} or {@code
 *     INTERNAL}
 * @param parentId empty where the trace begins
 * @param attributes as text
 * @param failed whether its status is an error
 */
public record ReceivedSpan(
    String service,
    String name,
    String kind,
    String traceId,
    String id,
    String parentId,
    Map<String, String> attributes,
    boolean failed) {

  private static final HexFormat HEX = HexFormat.of();

  static ReceivedSpan of(String service, Span span) {
    return new ReceivedSpan(
        service,
        span.getName(),
        span.getKind().name().replace("SPAN_KIND_", ""),
        HEX.formatHex(span.getTraceId().toByteArray()),
        HEX.formatHex(span.getSpanId().toByteArray()),
        HEX.formatHex(span.getParentSpanId().toByteArray()),
        attributes(span.getAttributesList()),
        span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR);
  }

  static Map<String, String> attributes(List<KeyValue> attributes) {
    return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, ReceivedSpan::text));
  }

  private static String text(KeyValue attribute) {
    var value = attribute.getValue();
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case INT_VALUE -> String.valueOf(value.getIntValue());
      case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
      case BOOL_VALUE -> String.valueOf(value.getBoolValue());
      default -> value.toString().strip();
    };
  }
}
