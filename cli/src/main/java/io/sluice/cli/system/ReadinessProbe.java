package io.sluice.cli.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a service whether it is ready, and if not, what is missing. */
final class ReadinessProbe {

  /** What is missing of a service that has not opened its port, or has no time for it. */
  static final String NO_ANSWER = "it does not answer yet";

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  /**
   * Empty if ready, else what is missing.
   *
   * @param management the management port of the service
   */
  Optional<String> missing(URI management) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(management.resolve("/q/health/ready")).timeout(TIMEOUT).build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() == 200) {
        return Optional.empty();
      }
      return Optional.of(String.join("; ", checksDown(response.body())));
    } catch (IOException e) {
      return Optional.of(NO_ANSWER);
    }
  }

  private static List<String> checksDown(byte[] body) throws IOException {
    var down = new ArrayList<String>();
    for (JsonNode check : Messages.mapper().readTree(body).path("checks")) {
      if (!"UP".equals(check.path("status").asText())) {
        String data = check.path("data").isMissingNode() ? "" : " " + check.path("data");
        down.add(check.path("name").asText() + data);
      }
    }
    return down;
  }
}
