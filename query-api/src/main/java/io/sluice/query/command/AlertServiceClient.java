package io.sluice.query.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Messages;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands commands on to alert-service, in the name of who gave them. No thread waits meanwhile. */
@ApplicationScoped
class AlertServiceClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private final AlertServiceClientConfig config;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  AlertServiceClient(AlertServiceClientConfig config) {
    this.config = config;
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }

  /**
   * What alert-service said.
   *
   * @param retryAfter null if it named no time
   */
  record Answer(int status, String contentType, @Nullable String retryAfter, byte[] body) {}

  /** The body as alert-service takes it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OnBehalf(
      @Nullable String text, @Nullable String label, @Nullable String to, String onBehalfOf) {}

  /**
   * Fails with {@link AlertServiceUnavailableException} unless alert-service answered what it
   * thinks of the command.
   */
  Uni<Answer> give(UUID incident, String what, UUID command, String by, CommandBody body) {
    if (config.url().isEmpty()) {
      throw new AlertServiceUnavailableException(
          "Commands are not taken here: sluice.query.alert-service.url is not set");
    }
    URI target =
        URI.create(
            "%s/api/v1/incidents/%s/%s"
                .formatted(config.url().get().toString().replaceAll("/+$", ""), incident, what));
    byte[] json = Messages.encode(new OnBehalf(body.text(), body.label(), body.to(), by));
    return Uni.createFrom()
        .item(() -> request(target, command, json))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .chain(
            request ->
                Uni.createFrom()
                    .completionStage(
                        () -> http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()))
                    .onFailure(IOException.class)
                    .transform(e -> unreachable(e, command)))
        .map(AlertServiceClient::answer);
  }

  private HttpRequest request(URI target, UUID command, byte[] json) {
    var request =
        HttpRequest.newBuilder(target)
            .timeout(config.timeout())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", command.toString())
            .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    config.keyFile().ifPresent(file -> request.header("X-API-Key", key(file)));
    return request.build();
  }

  private static String key(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new AlertServiceUnavailableException(
          "The key for alert-service cannot be read: see sluice.query.alert-service.key-file");
    }
  }

  private static AlertServiceUnavailableException unreachable(Throwable e, UUID command) {
    return new AlertServiceUnavailableException(
        "alert-service does not answer (%s); send it again with Idempotency-Key: %s"
            .formatted(e.getClass().getSimpleName(), command));
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 401 || status == 403) {
      throw new AlertServiceUnavailableException(
          "alert-service does not know this service: the key in sluice.query.alert-service.key-file needs the role service there");
    }
    return new Answer(
        status,
        response.headers().firstValue("Content-Type").orElse("application/json"),
        response.headers().firstValue("Retry-After").orElse(null),
        response.body());
  }
}
