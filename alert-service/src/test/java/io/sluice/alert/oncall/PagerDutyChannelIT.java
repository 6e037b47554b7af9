package io.sluice.alert.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.HostileAlerts;
import io.sluice.alert.channel.HttpChannel;
import io.sluice.alert.channel.HttpChannelContract;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Messages;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PagerDutyChannelIT extends HttpChannelContract {

  @Override
  protected Channel channel(URI target, HttpTransport transport) {
    return new HttpChannel("pager", transport, new PagerDutyFormat(target, "r0uting"));
  }

  @Test
  void triggersWithTheIncidentAsItsKey() throws Exception {
    // when
    JsonNode event = Messages.mapper().readTree(sent(ALERT).body());

    // then
    assertThat(event.path("routing_key").asText()).isEqualTo("r0uting");
    assertThat(event.path("event_action").asText()).isEqualTo("trigger");
    assertThat(event.path("dedup_key").asText()).isEqualTo(ALERT.incident().toString());
    assertThat(event.path("client_url").asText())
        .isEqualTo("https://sluice.example/api/v1/incidents/1");
    JsonNode payload = event.path("payload");
    assertThat(payload.path("summary").asText())
        .isEqualTo("WARNING on plant-1: AIT202 reads 8.5 µS/cm fine");
    assertThat(payload.path("source").asText()).isEqualTo("plant-1");
    assertThat(payload.path("severity").asText()).isEqualTo("warning");
    assertThat(payload.path("timestamp").asText()).isEqualTo("2015-12-28T10:00:10.500Z");
    assertThat(payload.path("class").asText()).isEqualTo("PROCESS");
  }

  @ParameterizedTest
  @CsvSource({
    "OPENED,trigger",
    "ESCALATED,trigger",
    "REOPENED,trigger",
    "ACKNOWLEDGED,acknowledge",
    "RESOLVED,resolve",
  })
  void followsTheIncident(AlertKind kind, String action) throws Exception {
    // when
    JsonNode event = Messages.mapper().readTree(sent(alert(kind, null)).body());

    // then
    assertThat(event.path("event_action").asText()).isEqualTo(action);
    assertThat(event.path("dedup_key").asText()).isEqualTo(ALERT.incident().toString());
  }

  /** A label may come after the end: a trigger would call somebody again. */
  @ParameterizedTest
  @EnumSource(names = {"ASSIGNED", "COMMENTED", "LABELLED"})
  void whatIsSaidOfAnIncidentCallsNobody(AlertKind kind) throws Exception {
    // when
    Receipt receipt = send(alert(kind, null));

    // then
    assertThat(receipt)
        .isEqualTo(new Receipt.Delivered("nothing to tell: this receiver has no word for " + kind));
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void theSummaryIsOneLine() throws Exception {
    // when
    JsonNode event = Messages.mapper().readTree(sent(HostileAlerts.alert(AlertKind.OPENED)).body());

    // then
    assertThat(event.path("payload").path("summary").asText()).doesNotContainPattern("\\p{Cntrl}");
  }
}
