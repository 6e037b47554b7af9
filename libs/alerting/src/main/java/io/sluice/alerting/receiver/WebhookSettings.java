package io.sluice.alerting.receiver;

import io.sluice.alerting.yaml.Values;
import io.sluice.alerting.yaml.YamlSection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint that receives alerts, signed as Standard Webhooks asks.
 *
 * @param url where to POST; https, or http to this machine, or anywhere if insecure is allowed
 * @param secrets {@code whsec_} and base64 of 24 to 64 bytes each; two while one takes the other's
 *     place, the newer one first
 * @param connectTimeout longest wait for a connection
 * @param timeout longest wait for the whole answer
 * @param allowPrivate whether its host may be this machine or in a private network
 */
public record WebhookSettings(
    URI url,
    List<SecretRef> secrets,
    Duration connectTimeout,
    Duration timeout,
    boolean allowPrivate)
    implements ReceiverSettings {

  private static final int MOST_SECRETS = 2;
  private static final Duration LONGEST = Duration.ofMinutes(5);

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
  }

  @Override
  public ReceiverKind kind() {
    return ReceiverKind.WEBHOOK;
  }

  static Optional<WebhookSettings> read(YamlSection fields) {
    boolean allowInsecure = fields.flag("allow-insecure", false);
    Optional<URI> url =
        fields.required("url", text -> HttpEndpoint.parse(text.strip(), allowInsecure));
    List<SecretRef> secrets = SecretRef.all(fields, "secret");
    if (secrets.isEmpty() && !fields.has("secret")) {
      fields.fault("secret-file", "is missing; give it or secret-env");
    }
    var bounded = Values.duration(Duration.ofMillis(1), LONGEST);
    Duration connectTimeout = fields.value("connect-timeout", bounded, Duration.ofSeconds(5));
    Duration timeout = fields.value("timeout", bounded, Duration.ofSeconds(15));
    boolean allowPrivate = fields.flag("allow-private", false);
    return fields.make(
        () ->
            new WebhookSettings(url.orElseThrow(), secrets, connectTimeout, timeout, allowPrivate));
  }
}
