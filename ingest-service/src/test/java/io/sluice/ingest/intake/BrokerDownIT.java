package io.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static io.sluice.ingest.intake.Bodies.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sluice.contracts.Topics;
import io.sluice.testbed.kafka.EmbeddedKafka;
import io.sluice.testbed.kafka.EmbeddedKafka.Settings;
import io.sluice.testbed.quarkus.Management;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clients are told while the broker is away, and that all is well when it is back. */
@QuarkusTest
@QuarkusTestResource(value = BrokerDownIT.OwnBroker.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = BundlesResource.class, restrictToAnnotatedClass = true)
class BrokerDownIT {

  @Test
  void nothingIsAcknowledgedThatIsNotOnTheBroker() {
    // given a broker that takes readings, and stops
    post("1").then().statusCode(202);
    OwnBroker.stopBroker();

    // when
    long start = System.nanoTime();
    var whileDown = post("2");
    long took = System.nanoTime() - start;

    // then
    whileDown
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "2")
        .body("detail", containsString("not acknowledged"));
    assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(20));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .get(Management.url("/q/health/ready"))
                    .then()
                    .statusCode(503)
                    .body(containsString("no answer from the broker")));

    OwnBroker.startBroker();
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> post("3").then().statusCode(202));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> given().get(Management.url("/q/health/ready")).then().statusCode(200));
    assertThat(new Log(OwnBroker.servers()).readings("it-down"))
        .extracting(record -> record.value())
        .contains(reading("it-down", "1"), reading("it-down", "3"));
  }

  private static Response post(String flow) {
    return given()
        .header("Content-Type", "application/json")
        .body(reading("it-down", flow))
        .post("/api/v1/readings");
  }

  /** A broker of this test's own, which may go down without harm to others. */
  public static final class OwnBroker implements QuarkusTestResourceLifecycleManager {

    private static EmbeddedKafka kafka;
    private static Path directory;
    private static int port;

    @Override
    public Map<String, String> start() {
      try {
        directory = Files.createTempDirectory("sluice-broker-down");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      startBroker();
      kafka.createTopics(Topics.PLAIN.all(), 1);
      return Map.of(
          "kafka.bootstrap.servers", servers(),
          "sluice.ingest.publish.timeout", "3s",
          "sluice.ingest.publish.attempt-timeout", "1s",
          "sluice.ingest.publish.probe-interval", "100ms");
    }

    /** After the broker that other tests share, whose address would otherwise win now and then. */
    @Override
    public int order() {
      return 1;
    }

    static void startBroker() {
      kafka = EmbeddedKafka.start(Settings.in(directory).withPort(port));
      port = Integer.parseInt(servers().substring(servers().indexOf(':') + 1));
    }

    static void stopBroker() {
      kafka.close();
    }

    static String servers() {
      return kafka.bootstrapServers();
    }

    @Override
    public void stop() {
      kafka.close();
    }
  }
}
