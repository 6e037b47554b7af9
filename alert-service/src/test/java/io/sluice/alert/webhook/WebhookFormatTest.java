package io.sluice.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.alert.channel.ChannelContract;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.outbound.HttpMessage;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Messages;
import io.sluice.testbed.http.SignatureCheck;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookFormatTest {

  private static final String OLD = TestWebhook.SECRET;
  private static final String NEW = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final Alert ALERT = ChannelContract.alert(AlertKind.ESCALATED, null);

  private static HttpMessage message(WebhookBody body, String... secrets) {
    var format =
        new WebhookFormat(
            URI.create("https://hooks.example.org/"),
            body,
            List.of(secrets).stream().map(TestWebhook::ref).map(SigningSecret::of).toList(),
            Clock.systemUTC());
    return format.message(Notification.of(UUID.randomUUID(), ALERT)).orElseThrow();
  }

  private static String text(HttpMessage message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }

  /** Who has changed already and who has not yet can both tell that it is from here. */
  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void duringARotationBothSecretsSign(String secret) {
    // when
    HttpMessage message = message(WebhookBody.PLAIN, NEW, OLD);

    // then
    var headers = new HashMap<String, List<String>>();
    message.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    assertThat(message.headers().get("webhook-signature")).matches("v1,\\S+ v1,\\S+");
    assertThat(SignatureCheck.of(secret, headers, text(message)))
        .isEqualTo(new SignatureCheck.Valid());
  }

  @Test
  void aCloudEventCarriesTheAlert() throws Exception {
    // when
    HttpMessage message = message(WebhookBody.CLOUDEVENTS, OLD);

    // then
    JsonNode event = Messages.mapper().readTree(text(message));
    assertThat(message.contentType()).isEqualTo("application/cloudevents+json");
    assertThat(Messages.mapper().treeToValue(event.path("data"), Alert.class)).isEqualTo(ALERT);
    var attributes = new HashMap<String, String>();
    event.properties().stream()
        .filter(e -> e.getValue().isValueNode())
        .forEach(e -> attributes.put(e.getKey(), e.getValue().asText()));
    assertThat(attributes)
        .isEqualTo(
            Map.of(
                "specversion", "1.0",
                "id", ALERT.id().toString(),
                "source", "/sluice/alert-service",
                "type", "io.sluice.alert.escalated",
                "subject", "plant-1",
                "time", "2015-12-28T10:00:10.500Z",
                "datacontenttype", "application/json"));
  }
}
