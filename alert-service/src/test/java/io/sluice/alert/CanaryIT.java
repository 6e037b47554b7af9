package io.sluice.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.sluice.contracts.ReservedAssets;
import io.sluice.contracts.Topics;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.PostgresResource;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What Sluice invents comes out of a channel, or the service says that it does not. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(
    value = ReceiverResource.class,
    restrictToAnnotatedClass = true,
    initArgs = {
      @ResourceArg(name = "sluice.alert.canary.enabled", value = "true"),
      @ResourceArg(name = "sluice.alert.canary.every", value = "3s"),
      @ResourceArg(name = "sluice.alert.canary.within", value = "3s"),
      @ResourceArg(name = "sluice.alert.canary.receiver", value = "ops")
    })
class CanaryIT {

  private final String servers;
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private WebhookReceiver receiver;

  CanaryIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.servers = servers;
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }

  @Test
  void isMissedWhenItDoesNotComeOutAndToldThroughAnotherChannel() {
    // given: canaries come out of the webhook
    var listener = new Listener();
    Logger.getLogger("io.sluice.alert.log-channel").addHandler(listener);
    try {
      patiently().until(() -> receiver.received().stream().anyMatch(r -> r.status() == 204));
      assertThat(receiver.received().getFirst().body())
          .contains(ReservedAssets.CANARY, "\"test\":true");
      ready(200, "canary");

      // when: what four canaries try
      receiver.failNext(12, new Answer.Status(500));

      // then
      ready(503, "lost since");
      patiently().until(() -> told("does not come through") >= 1);

      // and then: it works again
      ready(200, "canary");
      patiently().until(() -> told("comes through again") >= 1);
    } finally {
      Logger.getLogger("io.sluice.alert.log-channel").removeHandler(listener);
    }
    // and nobody else is bothered with it
    given()
        .get("/api/v1/deliveries?limit=1000")
        .then()
        .body("items.asset", not(hasItem(ReservedAssets.CANARY)));
    try (var broker = new Broker(servers)) {
      assertThat(broker.records(Topics.ALERTS, ReservedAssets.CANARY)).isEqualTo(List.of());
    }
  }

  private static void ready(int status, String words) {
    patiently()
        .untilAsserted(
            () ->
                given()
                    .get(Management.url("/q/health/ready"))
                    .then()
                    .statusCode(status)
                    .body(containsString(words)));
  }

  private long told(String words) {
    return logged.stream().filter(line -> line.contains(words)).count();
  }

  private final class Listener extends Handler {
    @Override
    public void publish(LogRecord line) {
      logged.add(
          line.getMessage()
              + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
