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
import io.sluice.testbed.http.Answer;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SlackChannelIT extends HttpChannelContract {

  @Override
  protected Channel channel(URI target, HttpTransport transport) {
    return new HttpChannel("slack", transport, new SlackFormat(target));
  }

  @Override
  protected Answer accepted() {
    return new Answer.Status(200, "ok");
  }

  @Test
  void tellsWhatHappenedInBlocks() throws Exception {
    // when
    JsonNode body = Messages.mapper().readTree(sent(ALERT).body());

    // then
    assertThat(body.path("text").asText()).isEqualTo("WARNING opened: plant-1");
    JsonNode attachment = body.path("attachments").path(0);
    assertThat(attachment.path("color").asText()).isEqualTo("#f9a825");
    JsonNode blocks = attachment.path("blocks");
    assertThat(blocks.path(0).path("text").path("text").asText())
        .isEqualTo("WARNING opened: plant-1");
    assertThat(blocks.path(1).path("text").path("text").asText())
        .isEqualTo("WARNING on plant-1: AIT202 reads 8.5 µS/cm\nfine");
    assertThat(blocks.path(2).path("fields").findValuesAsText("text"))
        .containsExactly(
            "Asset\nplant-1",
            "Severity\nWARNING",
            "Category\nPROCESS",
            "Since\n2015-12-28T10:00:00Z",
            "Peak\n1.75 times the threshold");
    assertThat(blocks.path(3).path("elements").path(0).path("text").asText())
        .isEqualTo("<https://sluice.example/api/v1/incidents/1|Incident>");
  }

  /** Only the link, which is Sluice's own, may be more than text. */
  @Test
  void nobodyIsCalledByTheNameOfAnAsset() throws Exception {
    // when
    JsonNode body = Messages.mapper().readTree(sent(HostileAlerts.alert(AlertKind.OPENED)).body());

    // then
    assertThat(body.path("parse").asText()).isEqualTo("none");
    assertThat(body.path("link_names").asBoolean()).isFalse();
    assertThat(body.path("text").asText())
        .contains("&lt;!channel&gt; @channel")
        .doesNotContain("<", ">");
    for (JsonNode text : body.findParents("emoji")) {
      assertThat(text.path("type").asText()).isEqualTo("plain_text");
      assertThat(text.path("text").asText()).doesNotContain("<", ">").doesNotContain("\u0000");
    }
    assertThat(body.findValuesAsText("type").stream().filter("mrkdwn"::equals)).hasSize(1);
  }

  @Test
  void whatIsTooLongForSlackIsCutAndNotWithinAnEntity() {
    // when
    String text = SlackText.escaped("&".repeat(1000), 151);

    // then
    assertThat(text).isEqualTo("&amp;".repeat(30));
  }
}
