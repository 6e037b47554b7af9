package io.sluice.query.forwarding;

import io.sluice.contracts.Messages;
import io.sluice.query.api.ForwardedAnswer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hands requests on to another service of ours, which knows this one by an API key with the role
 * {@code service}. Its settings are {@code sluice.query.<service>.url} and {@code key-file}.
 */
public final class ServiceClient implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private final String service;
  private final String without;
  private final Optional<URI> url;
  private final Optional<Path> keyFile;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * @param service its name, as in {@code alert-service}
   * @param without what it means that there is no URL, without a full stop
   * @param url base of its API
   * @param keyFile file that holds the key, read for each request; none if it asks for none
   */
  public ServiceClient(String service, String without, Optional<URI> url, Optional<Path> keyFile) {
    this.service = service;
    this.without = without;
    this.url = url;
    this.keyFile = keyFile;
  }

  /**
   * The path with all that was asked for.
   *
   * @param asked a request to this service
   */
  public static String withQuery(String path, URI asked) {
    String query = asked.getRawQuery();
    return query == null ? path : path + "?" + query;
  }

  /**
   * What it says; no thread waits meanwhile. Fails with {@link UnavailableServiceException} unless
   * it answered what it thinks of the request.
   *
   * @param path with the query, beginning with a slash
   * @param what makes the request what it is
   * @param advice to whoever gets no answer
   */
  public Uni<ForwardedAnswer> ask(String path, Consumer<HttpRequest.Builder> what, String advice) {
    return Uni.createFrom()
        .item(() -> request(path, what))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .chain(
            request ->
                Uni.createFrom()
                    .completionStage(() -> http.sendAsync(request, BodyHandlers.ofByteArray()))
                    .onFailure(IOException.class)
                    .transform(e -> unreachable(e, advice)))
        .map(this::answer);
  }

  /**
   * Its answer as it comes; blocks until that begins. To be closed by the caller, which ends what
   * the service does.
   *
   * @param path with the query, beginning with a slash
   * @param what makes the request what it is
   * @param advice to whoever gets no answer
   * @throws UnavailableServiceException if it does not answer
   */
  public HttpResponse<InputStream> stream(
      String path, Consumer<HttpRequest.Builder> what, String advice) {
    HttpRequest request = request(path, what);
    try {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      if (isRefused(answer)) {
        answer.body().close(); // and with it the connection
        throw unknown();
      }
      return answer;
    } catch (IOException e) {
      throw unreachable(e, advice);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e, advice);
    }
  }

  private HttpRequest request(String path, Consumer<HttpRequest.Builder> what) {
    URI base = url.orElseThrow(() -> unavailable("%s: %s is not set", without, setting("url")));
    var request = HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path));
    what.accept(request);
    keyFile.ifPresent(file -> request.header("X-API-Key", key(file)));
    return request.build();
  }

  private String key(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw unavailable("The key for %s cannot be read: see %s", service, setting("key-file"));
    }
  }

  private String setting(String name) {
    return "sluice.query.%s.%s".formatted(service, name);
  }

  private ForwardedAnswer answer(HttpResponse<byte[]> response) {
    if (isRefused(response) && !isAboutAsker(response.body())) {
      throw unknown();
    }
    return ForwardedAnswer.of(response, response.body());
  }

  private static boolean isRefused(HttpResponse<?> response) {
    return response.statusCode() == 401 || response.statusCode() == 403;
  }

  /**
   * Who asks may not: the problem says which role it takes. Else it is this service that may not.
   */
  private static boolean isAboutAsker(byte[] problem) {
    try {
      return Messages.mapper().readTree(problem).path("role").isTextual();
    } catch (IOException e) {
      return false;
    }
  }

  private UnavailableServiceException unknown() {
    return unavailable(
        "%s does not know this service: the key in %s needs the role service there",
        service, setting("key-file"));
  }

  private UnavailableServiceException unreachable(Throwable e, String advice) {
    return unavailable(
        "%s does not answer (%s); %s", service, e.getClass().getSimpleName(), advice);
  }

  private static UnavailableServiceException unavailable(String sentence, Object... its) {
    return new UnavailableServiceException(sentence.formatted(its));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
