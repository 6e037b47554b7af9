package io.sluice.alert.webhook;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.sluice.alert.channel.HttpFormat;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.outbound.HttpMessage;
import io.sluice.alerting.receiver.SecretRef;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
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
   * The alert as it is, signed.
   *
   * @throws IllegalArgumentException beginning with the field of a secret that is none
   */
  public static WebhookFormat plain(URI endpoint, List<SecretRef> secrets, InstantSource clock) {
    return new WebhookFormat(
        endpoint, WebhookBody.PLAIN, secrets.stream().map(SigningSecret::of).toList(), clock);
  }

  @Override
  public HttpMessage message(Notification notification) {
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
    return HttpMessage.of(endpoint, headers, body.contentType(), json);
  }

  private static void header(@Nullable HashMap<String, String> headers, String name, String value) {
    if (headers != null) {
      headers.put(name, value);
    }
  }
}
