package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint that receives alerts, signed as Standard Webhooks asks.
 *
 * @param url where to POST; https, or http to this machine, or anywhere if insecure is allowed
 * @param secrets {@code whsec_} and base64 of 24 to 64 bytes each; two while one takes the other's
 *     place, the newer one first
 * @param body what is inside
 * @param reach how it is reached
 */
public record WebhookSettings(URI url, List<SecretRef> secrets, Body body, Reach reach)
    implements NetworkSettings {

  /** What is inside a webhook. */
  public enum Body {
    /** As Standard Webhooks recommends it. */
    PLAIN,
    /** A CloudEvent in structured mode. */
    CLOUDEVENTS
  }

  private static final int MOST_SECRETS = 2;

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public WebhookSettings {
    secrets = List.copyOf(secrets);
    if (secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
      throw new IllegalArgumentException(
          "secret-file: there are %d secrets, expected one, or two while they are changed"
              .formatted(secrets.size()));
    }
    reach.check("url", url.getHost());
  }

  @Override
  public ReceiverKind kind() {
    return ReceiverKind.WEBHOOK;
  }

  static Optional<WebhookSettings> read(YamlSection fields) {
    Reach reach = Reach.read(fields);
    Optional<URI> url = fields.required("url", reach::url);
    List<SecretRef> secrets = SecretRef.all(fields, "secret");
    if (secrets.isEmpty() && !fields.has("secret")) {
      fields.fault("secret-file", "is missing; give it or secret-env");
    }
    Body body = fields.value("body", Values.anyOf(Body.class), Body.PLAIN);
    return fields.make(() -> new WebhookSettings(url.orElseThrow(), secrets, body, reach));
  }
}
