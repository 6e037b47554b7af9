package io.sluice.alert.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.sluice.alerting.receiver.SecretRef;
import java.util.Base64;

/** Signs; never shows itself. */
final class SigningSecret {

  private static final String PREFIX = "whsec_";
  private static final int MIN_BYTES = 24;
  private static final int MAX_BYTES = 64;

  private final Webhook webhook;

  private SigningSecret(byte[] key) {
    this.webhook = new Webhook(key);
  }

  /**
   * @throws IllegalArgumentException beginning with the field, saying what is wrong, without the
   *     secret
   */
  static SigningSecret of(SecretRef secret) {
    return parse(secret.field(), secret.read());
  }

  private static SigningSecret parse(String field, String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException(field + ": the secret must begin with " + PREFIX);
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      // The cause would quote a character of the secret.
      throw new IllegalArgumentException(field + ": the secret must be base64 after " + PREFIX);
    }
    if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "%s: the secret has %d bytes, expected %d to %d"
              .formatted(field, key.length, MIN_BYTES, MAX_BYTES));
    }
    return new SigningSecret(key);
  }

  String sign(String id, long timestamp, String body) {
    try {
      return webhook.sign(id, timestamp, body);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA256", e);
    }
  }
}
