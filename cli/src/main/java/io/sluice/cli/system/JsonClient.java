package io.sluice.cli.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.CommandFailure;
import io.sluice.contracts.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service for JSON. */
public final class JsonClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final URI base;

  public JsonClient(URI base) {
    this.base = base;
  }

  /**
   * @throws CommandFailure unless it answers 200 with JSON
   */
  public JsonNode get(String path) {
    URI uri = base.resolve(path);
    var request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new CommandFailure(uri + " answers " + response.statusCode());
      }
      return Messages.mapper().readTree(response.body());
    } catch (IOException e) {
      throw new CommandFailure(uri + " does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while asking " + uri, e);
    }
  }
}
