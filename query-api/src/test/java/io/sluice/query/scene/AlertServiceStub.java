package io.sluice.query.scene;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What alert-service is to this one: it says what came, and that it cannot be done. */
public final class AlertServiceStub implements QuarkusTestResourceLifecycleManager {

  /** A request as it came: method, path with query, the headers that matter, and the body. */
  public record Received(
      String method,
      String path,
      String apiKey,
      String idempotencyKey,
      String onBehalfOf,
      String body) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Path keyFile;

  @Override
  public Map<String, String> start() {
    try {
      keyFile = Files.writeString(Files.createTempFile("sluice", ".key"), "key-of-query-api\n");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
    return Map.of(
        "sluice.query.alert-service.url",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/",
        "sluice.query.alert-service.key-file",
        keyFile.toString());
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers.getFirst("X-API-Key"),
            headers.getFirst("Idempotency-Key"),
            headers.getFirst("On-Behalf-Of"),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    byte[] body = "{\"detail\":\"it is resolved\"}".getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
    exchange.getResponseHeaders().add("Retry-After", "7");
    exchange.sendResponseHeaders(409, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public List<Received> received() {
    return received;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(AlertServiceStub.class));
  }

  @Override
  public void stop() {
    server.stop(0);
    try {
      Files.deleteIfExists(keyFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
