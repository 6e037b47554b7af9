package io.sluice.query.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.sluice.contracts.Messages;
import io.sluice.platform.security.Roles;
import io.sluice.query.api.ForwardedAnswer;
import io.sluice.query.forwarding.ServiceClient;
import io.sluice.query.forwarding.UnavailableServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hands requests on to alert-service, in the name of who asks. No thread waits meanwhile. */
@ApplicationScoped
public class AlertServiceClient {

  private final AlertServiceClientConfig config;
  private final ServiceClient service;

  AlertServiceClient(AlertServiceClientConfig config) {
    this.config = config;
    this.service =
        new ServiceClient(
            "alert-service", "Commands are not taken here", config.url(), config.keyFile());
  }

  @PreDestroy
  void close() {
    service.close();
  }

  /** The body as alert-service takes it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OnBehalf(
      @Nullable String text,
      @Nullable String label,
      @Nullable String to,
      @Nullable List<String> tags,
      @Nullable String knownUntil,
      String onBehalfOf) {}

  /**
   * Fails with {@link UnavailableServiceException} unless alert-service answered what it thinks of
   * the command.
   */
  public Uni<ForwardedAnswer> give(
      UUID incident, String what, UUID command, String by, CommandBody body) {
    byte[] json =
        Messages.encode(
            new OnBehalf(body.text(), body.label(), body.to(), body.tags(), body.knownUntil(), by));
    return service.ask(
        "/api/v1/incidents/%s/%s".formatted(incident, what),
        request ->
            request
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", command.toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)),
        "send it again with Idempotency-Key: " + command);
  }

  /**
   * Asks when incidents open and close. Fails with {@link UnavailableServiceException} if it does
   * not say.
   */
  public Uni<ForwardedAnswer> incidentPolicies() {
    return service.ask(
        "/api/v1/incident-policies",
        request -> request.timeout(config.timeout()),
        "try again later");
  }

  /**
   * Asks what it answers by itself. Fails with {@link UnavailableServiceException} unless it
   * answered what it thinks of the request.
   *
   * @param path with the query, beginning with a slash
   * @param asker who asks; their roles go with the name, for not all may ask for the same
   * @param body JSON; empty if there is none
   */
  public Uni<ForwardedAnswer> ask(String method, String path, SecurityIdentity asker, byte[] body) {
    // names have letters that headers have not
    String name = URLEncoder.encode(asker.getPrincipal().getName(), StandardCharsets.UTF_8);
    String roles = Roles.ALL.stream().filter(asker::hasRole).collect(Collectors.joining(","));
    return service.ask(
        path,
        request ->
            request
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .header("On-Behalf-Of", name)
                .header("On-Behalf-Of-Roles", roles)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body)),
        "try again later");
  }
}
