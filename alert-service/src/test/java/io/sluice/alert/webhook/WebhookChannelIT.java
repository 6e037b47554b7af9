package io.sluice.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.HttpChannel;
import io.sluice.alert.channel.HttpChannelContract;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Messages;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.SignatureCheck;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookChannelIT extends HttpChannelContract {

  @Override
  protected String signingSecret() {
    return TestWebhook.SECRET;
  }

  @Override
  protected Channel channel(URI target, HttpTransport transport) {
    return new HttpChannel(
        "ops",
        transport,
        new WebhookFormat(
            target,
            WebhookBody.PLAIN,
            List.of(SigningSecret.of(TestWebhook.ref(TestWebhook.SECRET))),
            Clock.systemUTC()));
  }

  @Test
  void signsAndSendsTheAlert() throws Exception {
    // when
    var request = sent(ALERT);

    // then
    assertThat(request.signature()).isEqualTo(new SignatureCheck.Valid());
    assertThat(request.id()).contains(DELIVERY.toString());
    assertThat(request.header("content-type")).contains("application/json");
    JsonNode body = Messages.mapper().readTree(request.body());
    assertThat(body.path("type").asText()).isEqualTo("alert.opened");
    assertThat(body.path("timestamp").asText()).isEqualTo("2015-12-28T10:00:10.500Z");
    assertThat(Messages.mapper().treeToValue(body.path("data"), Alert.class)).isEqualTo(ALERT);
  }

  @Test
  void marksATest() throws Exception {
    // when
    var request = sent(alert(AlertKind.OPENED, true));

    // then
    JsonNode body = Messages.mapper().readTree(request.body());
    assertThat(body.path("type").asText()).isEqualTo("alert.test");
    assertThat(body.path("data").path("test").asBoolean()).isTrue();
  }

  @Test
  void sendsTheSameIdAgain() throws Exception {
    // given
    receiver.failNext(1, new Answer.Status(500));

    // when
    Receipt first = send(ALERT);
    Receipt second = send(ALERT);

    // then
    assertThat(first).isEqualTo(Receipt.Failed.because("HTTP 500"));
    assertThat(second).isInstanceOf(Receipt.Delivered.class);
    assertThat(receiver.received())
        .map(r -> r.id().orElseThrow())
        .containsOnly(DELIVERY.toString());
  }
}
