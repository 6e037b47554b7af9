package io.sluice.query.scene;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What alert-service is to this one: it says what came, lists what it is asked for, takes no mode
 * of all assets, and says of anything else that it cannot be done.
 */
public final class AlertServiceStub extends ServiceStub<AlertServiceStub.Received> {

  /**
   * A request as it came: method, path with query, the headers that matter, and the body.
   *
   * @param onBehalfOf who asks, and their roles
   */
  public record Received(
      String method,
      String path,
      String apiKey,
      String idempotencyKey,
      String onBehalfOf,
      String body) {}

  private static final String ROUTING =
      """
      {"told": [{"receiver": "ops", "route": "critical", "at": "2026-11-30T09:00:00Z", "delivery":
        "DELIVERED"}, {"receiver": "sms", "route": "night", "at": "2026-11-30T09:00:00Z", "delivery": "DEAD",
        "lastError": "HTTP 503"}]}
      """;

  private static final String TESTED =
      """
      {"alert": "3f0d6c8e-0000-4000-8000-000000000004", "channels": [
        {"channel": "ops", "delivered": true, "detail": "HTTP 204", "tookMs": 31},
        {"channel": "sms", "delivered": false, "detail": "HTTP 503", "tookMs": 87}]}
      """;

  private static final String RESERVED =
      """
      {"status": 403, "detail": "It is about all assets, which takes the role engineer", "role": "engineer"}
      """;

  private static final Map<String, String> LISTS =
      Map.of(
          "/api/v1/channels",
          """
          [{"name": "ops", "circuit": "CLOSED", "failures": 0, "perMinute": 60, "pending": 1, "dead": 3},
           {"name": "sms", "circuit": "OPEN", "failures": 6, "pausedUntil": "2026-11-30T10:00:00Z",
            "pending": 4, "dead": 0}]
          """,
          "/api/v1/deliveries",
          """
          {"items": [{"id": "3f0d6c8e-0000-4000-8000-000000000001", "alert":
            "3f0d6c8e-0000-4000-8000-000000000002", "asset": "plant-1", "channel": "ops", "status": "DEAD",
            "attempts": 8, "queuedAt": "2026-11-30T09:00:00Z", "finishedAt": "2026-11-30T09:30:00Z",
            "lastError": "HTTP 503"}]}
          """,
          "/api/v1/silences",
          """
          {"items": [{"id": "3f0d6c8e-0000-4000-8000-000000000003", "kind": "SILENCE", "matchers":
            [{"name": "asset", "value": "pump-*", "isEqual": true}], "from": "2026-11-30T09:00:00Z", "to":
            "2026-11-30T14:00:00Z", "reason": "noisy since the storm", "by": "anna", "at":
            "2026-11-30T09:00:00Z", "state": "ACTIVE"}]}
          """);

  public AlertServiceStub() {
    super("alert-service");
  }

  @Override
  void serve(HttpServer to) {
    to.createContext("/", this::answer);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    receive(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers.getFirst("X-API-Key"),
            headers.getFirst("Idempotency-Key"),
            onBehalfOf(headers),
            asked));
    String path = exchange.getRequestURI().getPath();
    String list = path.endsWith("/routing") ? ROUTING : LISTS.get(path);
    if (list != null && exchange.getRequestMethod().equals("GET")) {
      answer(exchange, 200, list);
      return;
    }
    if (exchange.getRequestMethod().equals("POST") && path.equals("/api/v1/alert-test")) {
      answer(exchange, 200, TESTED);
      return;
    }
    if (path.equals("/api/v1/modes") && asked.contains("\"*\"")) {
      answer(exchange, 403, RESERVED);
      return;
    }
    exchange.getResponseHeaders().add("Retry-After", "7");
    answer(exchange, 409, "{\"detail\":\"it is resolved\"}");
  }

  private static @Nullable String onBehalfOf(Headers headers) {
    String name = headers.getFirst("On-Behalf-Of");
    return name == null ? null : name + " " + headers.getFirst("On-Behalf-Of-Roles");
  }
}
