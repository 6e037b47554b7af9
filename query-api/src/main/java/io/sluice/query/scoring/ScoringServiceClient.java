package io.sluice.query.scoring;

import io.sluice.query.api.ForwardedAnswer;
import io.sluice.query.forwarding.ServiceClient;
import io.sluice.query.forwarding.UnavailableServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Hands requests on to scoring-service. */
@ApplicationScoped
public class ScoringServiceClient {

  private static final String ADVICE = "try again later";

  private final ScoringServiceConfig config;
  private final ServiceClient service;

  ScoringServiceClient(ScoringServiceConfig config) {
    this.config = config;
    this.service =
        new ServiceClient(
            "scoring-service",
            "Neither bundles nor files are known here",
            config.url(),
            config.keyFile());
  }

  @PreDestroy
  void close() {
    service.close();
  }

  /**
   * What it says; no thread waits meanwhile. Fails with {@link UnavailableServiceException} if it
   * does not.
   *
   * @param path with the query, beginning with a slash
   */
  public Uni<ForwardedAnswer> ask(String path) {
    return service.ask(path, request -> request.timeout(config.timeout()), ADVICE);
  }

  /** As {@link #ask}: all that a bundle says of itself. */
  public Uni<ForwardedAnswer> bundle(String profile, String version) {
    return ask(
        "/api/v1/bundles/%s/%s"
            .formatted(
                URLEncoder.encode(profile, StandardCharsets.UTF_8).replace("+", "%20"), version));
  }

  /**
   * Sends a file, which it begins to read once it has room for it, and gives its answer as it
   * comes; blocks until that begins. To be closed by the caller, which ends what it does.
   *
   * @param path with the query, beginning with a slash
   * @param length of the file, bytes; negative if nobody knows
   * @throws UnavailableServiceException if it does not answer
   */
  public HttpResponse<InputStream> send(String path, String accept, InputStream file, long length) {
    BodyPublisher body = BodyPublishers.ofInputStream(() -> file);
    return service.stream(
        path,
        (HttpRequest.Builder request) ->
            request
                .timeout(config.trialTimeout())
                .header("Content-Type", "application/octet-stream")
                .header("Accept", accept)
                .expectContinue(true)
                .POST(length > 0 ? BodyPublishers.fromPublisher(body, length) : body),
        ADVICE);
  }
}
