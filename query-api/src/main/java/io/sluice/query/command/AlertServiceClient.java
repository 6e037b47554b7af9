package io.sluice.query.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Messages;
import io.sluice.query.api.ForwardedAnswer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands requests on to alert-service, in the name of who asks. No thread waits meanwhile. */
@ApplicationScoped
public class AlertServiceClient {

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

  /** The body as alert-service takes it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OnBehalf(
      @Nullable String text, @Nullable String label, @Nullable String to, String onBehalfOf) {}

  /**
   * Fails with {@link AlertServiceUnavailableException} unless alert-service answered what it
   * thinks of the command.
   */
  Uni<ForwardedAnswer> give(UUID incident, String what, UUID command, String by, CommandBody body) {
    URI target = target("/api/v1/incidents/%s/%s".formatted(incident, what));
    byte[] json = Messages.encode(new OnBehalf(body.text(), body.label(), body.to(), by));
    return send(
        target,
        request ->
            request
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", command.toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)),
        "; send it again with Idempotency-Key: " + command);
  }

  /**
   * Asks what it answers by itself. Fails with {@link AlertServiceUnavailableException} unless it
   * answered what it thinks of the request.
   *
   * @param path with the query, beginning with a slash
   * @param by who asks
   * @param body JSON; empty if there is none
   */
  public Uni<ForwardedAnswer> ask(String method, String path, String by, byte[] body) {
    return send(
        target(path),
        request ->
            request
                .header("Content-Type", "application/json")
                // names have letters that headers have not
                .header("On-Behalf-Of", URLEncoder.encode(by, StandardCharsets.UTF_8))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body)),
        "; try again later");
  }

  private URI target(String path) {
    URI url =
        config
            .url()
            .orElseThrow(
                () ->
                    new AlertServiceUnavailableException(
                        "Commands are not taken here: sluice.query.alert-service.url is not set"));
    return URI.create(url.toString().replaceAll("/+$", "") + path);
  }

  private Uni<ForwardedAnswer> send(URI target, Consumer<HttpRequest.Builder> what, String advice) {
    return Uni.createFrom()
        .item(() -> request(target, what))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .chain(
            request ->
                Uni.createFrom()
                    .completionStage(
                        () -> http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()))
                    .onFailure(IOException.class)
                    .transform(e -> unreachable(e, advice)))
        .map(AlertServiceClient::answer);
  }

  private HttpRequest request(URI target, Consumer<HttpRequest.Builder> what) {
    var request = HttpRequest.newBuilder(target).timeout(config.timeout());
    what.accept(request);
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

  private static AlertServiceUnavailableException unreachable(Throwable e, String advice) {
    return new AlertServiceUnavailableException(
        "alert-service does not answer (%s)%s".formatted(e.getClass().getSimpleName(), advice));
  }

  private static ForwardedAnswer answer(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 401 || status == 403) {
      throw new AlertServiceUnavailableException(
          "alert-service does not know this service: the key in sluice.query.alert-service.key-file needs the role service there");
    }
    return new ForwardedAnswer(
        status,
        response.headers().firstValue("Content-Type").orElse("application/json"),
        response.headers().firstValue("Retry-After").orElse(null),
        response.body());
  }
}
