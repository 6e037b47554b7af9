package io.sluice.alert.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.HostileAlerts;
import io.sluice.alert.channel.HttpChannel;
import io.sluice.alert.channel.HttpChannelContract;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Messages;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TeamsChannelIT extends HttpChannelContract {

  @Override
  protected Channel channel(URI target, HttpTransport transport) {
    return new HttpChannel("teams", transport, new TeamsFormat(target));
  }

  @Test
  void postsAnAdaptiveCard() throws Exception {
    // when
    JsonNode message = Messages.mapper().readTree(sent(ALERT).body());

    // then
    assertThat(message.path("type").asText()).isEqualTo("message");
    JsonNode attachment = message.path("attachments").path(0);
    assertThat(attachment.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode card = attachment.path("content");
    assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
    assertThat(card.path("version").asText()).isEqualTo("1.4");
    assertThat(card.path("body").findValuesAsText("text"))
        .startsWith("WARNING opened: plant-1", "WARNING on plant-1: AIT202 reads 8.5 µS/cm\nfine")
        .containsSubsequence("Asset: ", "plant-1", "Severity: ", "WARNING");
    assertThat(card.path("actions").path(0).path("url").asText())
        .isEqualTo("https://sluice.example/api/v1/incidents/1");
  }

  /** Of a card's elements only text runs have no markup; a mention needs an entity. */
  @Test
  void nothingOfANameIsMarkup() throws Exception {
    // when
    String body = sent(HostileAlerts.alert(AlertKind.OPENED)).body();

    // then
    JsonNode card = Messages.mapper().readTree(body).path("attachments").path(0).path("content");
    assertThat(card.path("body").findValuesAsText("type")).containsOnly("RichTextBlock", "TextRun");
    assertThat(card.path("msteams").has("entities")).isFalse();
    assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThan(28 * 1024);
  }
}
