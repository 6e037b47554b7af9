package io.sluice.testbed.http;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a request carries a signature of Standard Webhooks that fits its body. */
public sealed interface SignatureCheck {

  /** The signature fits and its timestamp is of the last five minutes. */
  record Valid() implements SignatureCheck {}

  /**
   * @param reason what the check found wrong
   */
  record Invalid(String reason) implements SignatureCheck {}

  /** The receiver knows no secret. */
  record NotChecked() implements SignatureCheck {}

  /**
   * @param secret {@code whsec_} and base64; null for no check
   * @param headers values by name, names in lower case
   */
  static SignatureCheck of(
      @Nullable String secret, Map<String, List<String>> headers, String body) {
    if (secret == null) {
      return new NotChecked();
    }
    try {
      new Webhook(secret).verify(body, headers);
      return new Valid();
    } catch (WebhookVerificationException e) {
      return new Invalid(String.valueOf(e.getMessage()));
    }
  }
}
