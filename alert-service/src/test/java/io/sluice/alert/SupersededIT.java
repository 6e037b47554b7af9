package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.MessageIds;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.ReceivedWebhook;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A receiver that answers with errors for longer than an alert may hold back the next. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(
    value = ReceiverResource.class,
    restrictToAnnotatedClass = true,
    initArgs = {
      @ResourceArg(name = "sluice.alert.delivery.yield-after", value = "2"),
      @ResourceArg(name = "sluice.alert.delivery.max-attempts", value = "200")
    })
class SupersededIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private final String servers;
  private final String asset = "plant-" + UUID.randomUUID();
  private WebhookReceiver receiver;

  SupersededIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.servers = servers;
  }

  private List<ReceivedWebhook> webhooks() {
    return receiver.received().stream().filter(r -> r.body().contains(asset)).toList();
  }

  @Test
  void theNewerAlertTakesThePlaceOfTheOneThatKeepsFailing() {
    // given
    receiver.failNext(40, new Answer.Status(500));

    // when
    try (var broker = new Broker(servers)) {
      broker.send(Scores.episode(asset, START, 1.7));

      // then
      await()
          .atMost(Duration.ofSeconds(45))
          .untilAsserted(() -> assertThat(webhooks()).map(ReceivedWebhook::status).endsWith(204));
      List<Alert> alerts = broker.alerts(asset);
      assertThat(alerts).map(Alert::kind).containsExactly(OPENED, RESOLVED);
      UUID opened = MessageIds.delivery(alerts.getFirst().id(), "ops");
      UUID resolved = MessageIds.delivery(alerts.getLast().id(), "ops");
      assertThat(webhooks())
          .map(r -> r.id().orElseThrow())
          .startsWith(opened.toString())
          .endsWith(resolved.toString());
      given()
          .queryParam("status", "SUPERSEDED")
          .get("/api/v1/deliveries")
          .then()
          .statusCode(200)
          .body("items[0].id", equalTo(opened.toString()))
          .body("items[0].lastError", startsWith("a newer alert of its incident took its place"));
      assertThat(given().get(Management.url("/q/metrics")).asString())
          .contains("sluice_alert_deliveries_total{channel=\"ops\",status=\"superseded\"} 1.0");
    }
  }
}
