package io.sluice.testbed.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.sluice.testbed.Ports;
import io.sluice.testbed.StartFailedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A real receiver of traces: OTLP over HTTP, as protobuf. Keeps what it is sent. */
public final class TraceReceiver implements AutoCloseable {

  /** Bounded, as everything that a long run fills: the oldest go first. */
  private static final int KEPT = 100_000;

  private final HttpServer server;
  private final Deque<ReceivedSpan> received = new ArrayDeque<>();

  private TraceReceiver(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts one on a free port.
   *
   * @throws StartFailedException if it cannot listen there
   */
  public static TraceReceiver start() {
    int port = Ports.claim(0, "The trace receiver");
    try {
      var server = HttpServer.create(new InetSocketAddress(Ports.HOST, port), 0);
      var receiver = new TraceReceiver(server);
      server.createContext("/v1/traces", receiver::handle);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new StartFailedException(
          "The trace receiver does not start on port " + port + ": " + e.getMessage(), e);
    }
  }

  /** What a service is told as its endpoint. */
  public URI uri() {
    return URI.create("http://" + Ports.HOST + ":" + server.getAddress().getPort());
  }

  /** What came so far, oldest first. */
  public synchronized List<ReceivedSpan> spans() {
    return List.copyOf(received);
  }

  public List<ReceivedSpan> spansOf(String traceId) {
    return spans().stream().filter(span -> span.traceId().equals(traceId)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
      request.getResourceSpansList().forEach(this::keep);
      // An empty answer is a message without fields: everything was taken.
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private synchronized void keep(ResourceSpans spans) {
    String service =
        ReceivedSpan.attributes(spans.getResource().getAttributesList())
            .getOrDefault("service.name", "");
    for (var scope : spans.getScopeSpansList()) {
      for (var span : scope.getSpansList()) {
        if (received.size() == KEPT) {
          received.removeFirst();
        }
        received.addLast(ReceivedSpan.of(service, span));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
