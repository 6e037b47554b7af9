package io.sluice.alert.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.HttpChannel;
import io.sluice.alert.channel.HttpChannelContract;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.alerting.address.AddressPolicy;
import io.sluice.alerting.receiver.AlertmanagerSettings;
import io.sluice.alerting.receiver.Reach;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Messages;
import io.sluice.testbed.http.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertmanagerChannelIT extends HttpChannelContract {

  private static final Instant NOW = Instant.parse("2016-01-01T00:00:00Z");

  @Override
  protected Channel channel(URI target, HttpTransport transport) {
    var reach =
        new Reach(
            AddressPolicy.publicOnly(),
            Optional.empty(),
            true,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    var settings =
        new AlertmanagerSettings(target, Optional.empty(), Map.of("team", "water"), reach);
    return new HttpChannel(
        "am", transport, new AlertmanagerFormat(settings, InstantSource.fixed(NOW)));
  }

  @Override
  protected Answer accepted() {
    return new Answer.Status(200);
  }

  @Test
  void fires() throws Exception {
    // when
    var request = sent(ALERT);

    // then
    assertThat(request.path()).endsWith("/api/v2/alerts");
    assertThat(Messages.mapper().readTree(request.body()))
        .isEqualTo(
            Messages.mapper()
                .readTree(
                    """
                    [{
                      "labels": {
                        "team": "water", "alertname": "SluiceIncident", "incident": "%s",
                        "asset": "plant-1", "profile": "swat", "category": "PROCESS", "severity": "warning"
                      },
                      "annotations": {
                        "summary": "WARNING opened: plant-1",
                        "description": "WARNING on plant-1: AIT202 reads 8.5 µS/cm\\nfine"
                      },
                      "startsAt": "2015-12-28T10:00:00Z",
                      "endsAt": "2016-01-04T00:00:00Z",
                      "generatorURL": "https://sluice.example/api/v1/incidents/1"
                    }]
                    """
                        .formatted(ALERT.incident())));
  }

  /** There another severity is another alert. */
  @Test
  void whatItWasBeforeItEscalatedEnds() throws Exception {
    // when
    List<String> ends = ends(AlertKind.ESCALATED);

    // then
    assertThat(ends)
        .containsExactly(
            "info 2016-01-01T00:00:00Z",
            "warning 2016-01-04T00:00:00Z",
            "critical 2016-01-01T00:00:00Z");
  }

  @Test
  void atItsEndNothingIsLeft() throws Exception {
    // when
    List<String> ends = ends(AlertKind.RESOLVED);

    // then
    assertThat(ends)
        .containsExactly(
            "info 2016-01-01T00:00:00Z",
            "warning 2016-01-01T00:00:00Z",
            "critical 2016-01-01T00:00:00Z");
  }

  private List<String> ends(AlertKind kind) throws Exception {
    var ends = new ArrayList<String>();
    for (JsonNode alert : Messages.mapper().readTree(sent(alert(kind, null)).body())) {
      ends.add(
          alert.path("labels").path("severity").asText() + " " + alert.path("endsAt").asText());
    }
    return ends;
  }

  @ParameterizedTest
  @EnumSource(names = {"ACKNOWLEDGED", "ASSIGNED", "COMMENTED", "LABELLED"})
  void whatIsSaidOfAnIncidentIsNotForIt(AlertKind kind) throws Exception {
    // when
    Receipt receipt = send(alert(kind, null));

    // then
    assertThat(receipt).isInstanceOf(Receipt.Delivered.class);
    assertThat(receiver.received()).isEmpty();
  }
}
