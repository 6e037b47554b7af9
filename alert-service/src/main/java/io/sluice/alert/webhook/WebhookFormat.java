package io.sluice.alert.webhook;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.sluice.alert.channel.HttpFormat;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.outbound.HttpMessage;
import io.sluice.alerting.receiver.WebhookSettings;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A webhook as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> has it. */
public final class WebhookFormat implements HttpFormat {

  private final URI endpoint;
  private final WebhookBody body;
  private final List<SigningSecret> secrets;
  private final InstantSource clock;

  /**
   * @param secrets each signs: a receiver may know the new one already, or the old one still
   */
  WebhookFormat(URI endpoint, WebhookBody body, List<SigningSecret> secrets, InstantSource clock) {
    this.endpoint = endpoint;
    this.body = body;
    this.secrets = List.copyOf(secrets);
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException beginning with the field of a secret that is none
   */
  public WebhookFormat(WebhookSettings settings, InstantSource clock) {
    this(
        settings.url(),
        body(settings.body()),
        settings.secrets().stream().map(SigningSecret::of).toList(),
        clock);
  }

  private static WebhookBody body(WebhookSettings.Body body) {
    return switch (body) {
      case PLAIN -> WebhookBody.PLAIN;
      case CLOUDEVENTS -> WebhookBody.CLOUDEVENTS;
    };
  }

  @Override
  public Optional<HttpMessage> message(Notification notification) {
    String json = body.json(notification.alert());
    String id = notification.delivery().toString();
    long timestamp = clock.instant().getEpochSecond();
    var headers = new HashMap<String, String>();
    W3CTraceContextPropagator.getInstance()
        .inject(Context.current(), headers, WebhookFormat::header);
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put(
        "webhook-signature",
        secrets.stream()
            .map(secret -> secret.sign(id, timestamp, json))
            .collect(Collectors.joining(" ")));
    return Optional.of(HttpMessage.of(endpoint, headers, body.contentType(), json));
  }

  private static void header(@Nullable HashMap<String, String> headers, String name, String value) {
    if (headers != null) {
      headers.put(name, value);
    }
  }
}
