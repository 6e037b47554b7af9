package io.sluice.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.access.Access;
import io.sluice.cli.access.TlsFault;
import io.sluice.contracts.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/** Asks query-api why an incident was told to whom. */
final class RoutingClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI base;
  private final Access access;
  private final HttpClient http;

  RoutingClient(URI base, Access access) {
    this.base = base;
    this.access = access;
    this.http = access.client().connectTimeout(TIMEOUT).build();
  }

  /**
   * @throws CommandFailure in one sentence unless it is explained
   */
  JsonNode routing(UUID incident) {
    URI uri = base.resolve("/api/v1/incidents/%s/routing".formatted(incident));
    String service = "query-api at " + base;
    try {
      var response =
          http.send(
              access.request(uri).timeout(TIMEOUT).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      JsonNode body = Messages.mapper().readTree(response.body());
      String detail = body.path("detail").asText(body.path("title").asText("no detail"));
      return switch (response.statusCode()) {
        case 200 -> body;
        case 401, 403 ->
            throw new CommandFailure(
                access.refused(response.statusCode(), service, "viewer", detail));
        default ->
            throw new CommandFailure(
                "%s answers %d: %s".formatted(service, response.statusCode(), detail));
      };
    } catch (IOException e) {
      String why =
          TlsFault.of(e)
              .map(fault -> "is not trusted: " + fault)
              .orElse("does not answer; is it running, and is the address right?");
      throw new CommandFailure(service + " " + why, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while asking " + service, e);
    }
  }
}
