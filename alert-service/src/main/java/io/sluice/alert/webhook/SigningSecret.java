package io.sluice.alert.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.nio.file.Files;
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
   * @throws IllegalArgumentException saying what is wrong, without the secret
   */
  static SigningSecret of(WebhookConfig config) {
    if (config.secret().isPresent() == config.secretFile().isPresent()) {
      throw new IllegalArgumentException("set either secret or secret-file");
    }
    return parse(config.secret().orElseGet(() -> read(config)));
  }

  private static String read(WebhookConfig config) {
    var file = config.secretFile().orElseThrow();
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("secret-file " + file + " cannot be read", e);
    }
  }

  static SigningSecret parse(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("the secret must begin with " + PREFIX);
    }
    byte[] key;
    try {
      key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      // The cause would quote a character of the secret.
      throw new IllegalArgumentException("the secret must be base64 after " + PREFIX);
    }
    if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "the secret has %d bytes, expected %d to %d".formatted(key.length, MIN_BYTES, MAX_BYTES));
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
