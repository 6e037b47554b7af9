package io.sluice.platform.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class TracesTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";
  private static final String SAMPLED = "00-" + TRACE + "-" + PARENT + "-01";

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final OpenTelemetry sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(exported))
                  .build())
          .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
          .build();
  private final Traces traces = new Traces(sdk);

  private static ConsumerRecord<byte[], byte[]> record(String traceparent) {
    var record = new ConsumerRecord<byte[], byte[]>("anomaly-scores", 2, 42, null, null);
    if (traceparent != null) {
      record.headers().add("traceparent", traceparent.getBytes(UTF_8));
    }
    return record;
  }

  private static List<String> values(Headers headers) {
    return Arrays.stream(headers.toArray()).map(h -> new String(h.value(), UTF_8)).toList();
  }

  @Test
  void whatIsDoneWithARecordBelongsToItsTrace() {
    // when
    traces.process(record(SAMPLED), "sluice-alert").end();

    // then
    SpanData span = exported.getFinishedSpanItems().getFirst();
    assertThat(span.getName()).isEqualTo("process anomaly-scores");
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(PARENT);
    assertThat(span.getAttributes().asMap())
        .containsEntry(AttributeKey.stringKey("messaging.system"), "kafka")
        .containsEntry(AttributeKey.stringKey("messaging.operation.name"), "process")
        .containsEntry(AttributeKey.stringKey("messaging.operation.type"), "process")
        .containsEntry(AttributeKey.stringKey("messaging.destination.name"), "anomaly-scores")
        .containsEntry(AttributeKey.stringKey("messaging.destination.partition.id"), "2")
        .containsEntry(AttributeKey.stringKey("messaging.consumer.group.name"), "sluice-alert")
        .containsEntry(AttributeKey.longKey("messaging.kafka.offset"), 42L);
  }

  @Test
  void aRecordCarriesTheContextOnInPlaceOfTheOneBefore() {
    // given
    var headers = new RecordHeaders(record(SAMPLED).headers());
    Span span = traces.process(record(SAMPLED), "sluice-scoring");

    // when
    traces.write(span, headers);

    // then
    assertThat(values(headers))
        .containsExactly("00-" + TRACE + "-" + span.getSpanContext().getSpanId() + "-01");
  }

  @Test
  void aRowCarriesItTooForThoseWhoGoOnLater() {
    // given
    String stored = traces.text(traces.process(record(SAMPLED), "sluice-alert"));

    // when
    Span send = traces.send(traces.of(stored), "alerts", 1);
    send.end();

    // then
    SpanData span = exported.getFinishedSpanItems().getFirst();
    assertThat(span.getName()).isEqualTo("send alerts");
    assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(stored).contains(span.getParentSpanId());
  }

  @Test
  void withoutASampledTraceThereIsNoSpanAndNoHeader() {
    for (String none : new String[] {null, SAMPLED.replace("-01", "-00"), "gibberish"}) {
      // given
      var headers = new RecordHeaders();

      // when
      Span span = traces.process(record(none), "sluice-scoring");
      traces.write(span, headers);

      // then
      assertThat(span).isSameAs(Span.getInvalid());
      assertThat(headers).isEmpty();
      assertThat(traces.text(span)).isNull();
      assertThat(traces.send(traces.of(none), "alerts", 1)).isSameAs(Span.getInvalid());
    }
    assertThat(exported.getFinishedSpanItems()).isEmpty();
  }

  /** Ten thousand of them come a second. */
  @Test
  void aRecordOfNoTraceCostsNoObject() {
    // given
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var record = record(null);
    record.headers().add("producedAt", "2015-12-28T10:00:00Z".getBytes(UTF_8));
    for (var any : List.of(traces, new Traces(OpenTelemetry.noop()))) {
      any.process(record, "sluice-scoring");

      // when
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 10_000; i++) {
        any.process(record, "sluice-scoring");
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;

      // then: less than one byte a record
      assertThat(allocated).isLessThan(10_000);
    }
  }

  @Test
  void offNothingIsReadOrWritten() {
    // given
    var off = new Traces(OpenTelemetry.noop());
    var parent = traces.of(SAMPLED);
    var headers = new RecordHeaders();

    // when
    off.write(off.send(parent, "sensor-readings", 3), headers);

    // then
    assertThat(off.process(record(SAMPLED), "sluice-scoring")).isSameAs(Span.getInvalid());
    assertThat(off.of(SAMPLED)).isSameAs(Context.root());
    assertThat(headers).isEmpty();
  }
}
