package io.sluice.alert.webhook;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Receipt;
import io.sluice.contracts.Alert;
import io.sluice.contracts.Severity;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** POSTs alerts to one endpoint. Redirects are not followed: they could lead anywhere. */
final class WebhookChannel implements Channel, AutoCloseable {

  private final String name;
  private final URI endpoint;
  private final SigningSecret secret;
  private final Severity minSeverity;
  private final Duration timeout;
  private final HttpClient client;
  private final Clock clock;

  /**
   * @throws IllegalArgumentException naming the webhook and what to change
   */
  WebhookChannel(String name, WebhookConfig config, Clock clock) {
    this.name = "webhook:" + name;
    try {
      this.endpoint = Endpoint.of(config.url(), config.allowInsecure());
      this.secret = SigningSecret.of(config);
      this.timeout = positive(config.timeout(), "timeout");
      positive(config.connectTimeout(), "connect-timeout");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "sluice.alert.webhooks." + name + ": " + e.getMessage(), e);
    }
    this.minSeverity = config.minSeverity();
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  private static Duration positive(Duration value, String setting) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(setting + " must be longer than 0");
    }
    return value;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Severity minSeverity() {
    return minSeverity;
  }

  @Override
  public Receipt send(UUID delivery, Alert alert) throws InterruptedException {
    describe(Span.current());
    var answer = client.sendAsync(request(delivery, alert), HttpResponse.BodyHandlers.discarding());
    try {
      // The request's own timeout ends with the headers; this one bounds the body too.
      return receipt(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Receipt.Failed.because("no answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      return Receipt.Failed.because(why(e.getCause()));
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(UUID delivery, Alert alert) {
    String body = WebhookMessage.of(alert).json();
    String id = delivery.toString();
    long timestamp = clock.instant().getEpochSecond();
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(timeout)
            .header("content-type", "application/json")
            .header("user-agent", "Sluice")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(timestamp))
            .header("webhook-signature", secret.sign(id, timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    W3CTraceContextPropagator.getInstance()
        .inject(Context.current(), request, HttpRequest.Builder::setHeader);
    return request.build();
  }

  /** Not the address: often its path is the secret. */
  private void describe(Span span) {
    span.setAttribute("http.request.method", "POST");
    span.setAttribute("server.address", endpoint.getHost());
    if (endpoint.getPort() >= 0) {
      span.setAttribute("server.port", endpoint.getPort());
    }
  }

  private Receipt receipt(HttpResponse<Void> answer) {
    int status = answer.statusCode();
    Span.current().setAttribute("http.response.status_code", status);
    return WebhookAnswer.receipt(
        status,
        answer
            .headers()
            .firstValue("retry-after")
            .flatMap(value -> RetryAfter.parse(value, clock.instant())));
  }

  private static String why(@Nullable Throwable cause) {
    return switch (cause) {
      case HttpTimeoutException e -> "timed out";
      case ConnectException e -> "cannot connect";
      case IOException e -> "broken connection: " + e.getClass().getSimpleName();
      case null -> "cannot be sent";
      default -> "cannot be sent: " + cause.getClass().getSimpleName();
    };
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
