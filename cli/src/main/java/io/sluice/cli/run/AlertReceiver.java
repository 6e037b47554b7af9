package io.sluice.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.cli.system.LocalSettings;
import io.sluice.contracts.Messages;
import io.sluice.testbed.http.ReceivedWebhook;
import io.sluice.testbed.http.SignatureCheck;
import io.sluice.testbed.http.WebhookReceiver;
import java.io.IOException;
import java.net.URI;

/**
 * Stands in for the program that takes the webhooks: shows each one and whether its signature fits.
 */
final class AlertReceiver implements AutoCloseable {

  private final String secret;
  private final WebhookReceiver receiver;

  AlertReceiver(Console console) {
    this.secret = LocalSettings.newWebhookSecret();
    this.receiver = WebhookReceiver.start(0, secret);
    receiver.onReceived(webhook -> console.println(line(webhook)));
  }

  URI address() {
    return receiver.uri();
  }

  String secret() {
    return secret;
  }

  private static String line(ReceivedWebhook webhook) {
    String signature =
        switch (webhook.signature()) {
          case SignatureCheck.Valid() -> "signature valid";
          case SignatureCheck.Invalid(String reason) -> "SIGNATURE INVALID: " + reason;
          case SignatureCheck.NotChecked() -> "signature not checked";
        };
    return "    webhook    %s delivered, %s, id %s"
        .formatted(
            Text.plain(subject(webhook.body())),
            signature,
            Text.plain(webhook.id().orElse("missing")));
  }

  private static String subject(String body) {
    try {
      JsonNode alert = Messages.mapper().readTree(body).path("data");
      return alert.path("kind").asText("?") + " on " + alert.path("asset").asText("?");
    } catch (IOException e) {
      return "something that is no JSON";
    }
  }

  @Override
  public void close() {
    receiver.close();
  }
}
