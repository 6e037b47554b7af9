package io.sluice.platform.tracing;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Spans around records. Where the parent is not sampled the span is {@link Span#getInvalid()}, on
 * which every call does nothing: no object is made for it and nothing is written.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/kafka/">the conventions</a>
 */
public final class Traces {

  private static final AttributeKey<String> SYSTEM = stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION = stringKey("messaging.operation.name");
  private static final AttributeKey<String> OPERATION_TYPE = stringKey("messaging.operation.type");
  private static final AttributeKey<String> DESTINATION = stringKey("messaging.destination.name");
  private static final AttributeKey<String> PARTITION =
      stringKey("messaging.destination.partition.id");
  private static final AttributeKey<String> GROUP = stringKey("messaging.consumer.group.name");
  private static final AttributeKey<Long> OFFSET = longKey("messaging.kafka.offset");
  private static final AttributeKey<Long> BATCH = longKey("messaging.batch.message_count");

  private final Tracer tracer;
  private final TextMapPropagator propagator;

  /**
   * @param telemetry {@link OpenTelemetry#noop()} where tracing is off
   */
  public Traces(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("io.sluice");
    this.propagator = telemetry.getPropagators().getTextMapPropagator();
  }

  /** What is done with one record, as part of the trace that the record carries. */
  public Span process(ConsumerRecord<?, ?> record, String group) {
    Context parent = propagator.extract(Context.root(), record.headers(), HeaderText.INSTANCE);
    if (!isSampled(parent)) {
      return Span.getInvalid();
    }
    return messaging("process", SpanKind.CONSUMER, record.topic(), parent)
        .setAttribute(GROUP, group)
        .setAttribute(PARTITION, String.valueOf(record.partition()))
        .setAttribute(OFFSET, record.offset())
        .startSpan();
  }

  /**
   * The publication of some records at once; {@link #write} its context into each of them.
   *
   * @param parent what they are published for
   */
  public Span send(Context parent, String topic, int records) {
    if (!isSampled(parent)) {
      return Span.getInvalid();
    }
    SpanBuilder send = messaging("send", SpanKind.PRODUCER, topic, parent);
    if (records != 1) {
      send.setAttribute(BATCH, (long) records);
    }
    return send.startSpan();
  }

  private SpanBuilder messaging(String operation, SpanKind kind, String topic, Context parent) {
    return tracer
        .spanBuilder(operation + " " + topic)
        .setParent(parent)
        .setSpanKind(kind)
        .setAttribute(SYSTEM, "kafka")
        .setAttribute(OPERATION, operation)
        .setAttribute(OPERATION_TYPE, operation)
        .setAttribute(DESTINATION, topic);
  }

  /** A call to another program. */
  public Span call(Context parent, String name) {
    return isSampled(parent)
        ? tracer.spanBuilder(name).setParent(parent).setSpanKind(SpanKind.CLIENT).startSpan()
        : Span.getInvalid();
  }

  /** Makes the record part of the span's trace. */
  public void write(Span span, Headers headers) {
    if (span.isRecording()) {
      propagator.inject(Context.root().with(span), headers, HeaderText.INSTANCE);
    }
  }

  /** What a row keeps of a span, for those who go on with it later; null if there is nothing. */
  public @Nullable String text(Span span) {
    var text = new String[1];
    if (span.isRecording()) {
      propagator.inject(
          Context.root().with(span),
          text,
          (holder, name, value) -> {
            if (StoredText.NAME.equals(name)) {
              holder[0] = value;
            }
          });
    }
    return text[0];
  }

  /**
   * @param text what {@link #text} gave, null included
   */
  public Context of(@Nullable String text) {
    return text == null
        ? Context.root()
        : propagator.extract(Context.root(), text, StoredText.INSTANCE);
  }

  private static boolean isSampled(Context context) {
    return Span.fromContext(context).getSpanContext().isSampled();
  }
}
