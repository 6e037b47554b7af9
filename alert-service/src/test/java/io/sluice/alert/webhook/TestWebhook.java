package io.sluice.alert.webhook;

import io.sluice.alert.AlertingFiles;
import io.sluice.alerting.receiver.SecretRef;

/** The secret of a webhook, as a test needs it. */
final class TestWebhook {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private TestWebhook() {}

  static SecretRef ref(String secret) {
    return new SecretRef.OfFile("secret-file", AlertingFiles.secret(secret));
  }
}
