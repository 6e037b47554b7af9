package io.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One request at a time, a body within a second. */
@QuarkusTest
@TestProfile(OverloadIT.Tight.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BundlesResource.class)
class OverloadIT {

  private static final int LARGE = 8_000_000;

  @TestHTTPResource("/api/v1/readings")
  URI uri;

  @Test
  void whoeverIsOneTooManyIsToldToComeBack() throws IOException {
    // given a request that has sent half of its body
    try (var slow = new Socket(uri.getHost(), uri.getPort())) {
      sendHalf(slow);
      awaitInside();
      // when
      var second = send();
      // then
      second
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", "7")
          .body("title", equalTo("Too much at once"));
    }
    await().untilAsserted(() -> send().then().statusCode(202));
  }

  @Test
  void nothingIsKeptOfABodyThatWasRefused() throws IOException {
    // given one inside
    var memory = ManagementFactory.getMemoryMXBean();
    var others = new ArrayList<Socket>();
    try (var slow = new Socket(uri.getHost(), uri.getPort())) {
      sendHalf(slow);
      awaitInside();
      memory.gc();
      long before = memory.getHeapMemoryUsage().getUsed();
      // when others are refused, and go on sending
      for (int i = 0; i < 40; i++) {
        var other = new Socket(uri.getHost(), uri.getPort());
        others.add(other);
        sendHead(other, LARGE);
        other.getOutputStream().write(new byte[LARGE - 1]);
        assertThat(status(other)).isEqualTo("HTTP/1.1 503");
      }
      // then
      memory.gc();
      long more = memory.getHeapMemoryUsage().getUsed() - before;
      assertThat(more).isLessThan(40L * LARGE / 4);
    } finally {
      for (Socket other : others) {
        other.close();
      }
    }
  }

  @Test
  void aBodyThatTricklesIsGivenUp() throws IOException {
    // given a client that sends a byte now and then
    try (var slow = new Socket(uri.getHost(), uri.getPort())) {
      sendHalf(slow);
      // when
      await()
          .until(
              () -> {
                slow.getOutputStream().write(' ');
                slow.getOutputStream().flush();
                return slow.getInputStream().available() > 0;
              });
      // then
      assertThat(status(slow)).isEqualTo("HTTP/1.1 408");
    }
  }

  private static Response send() {
    return given()
        .header("Content-Type", "application/json")
        .body(Bodies.reading("it-overload", "1"))
        .post("/api/v1/readings");
  }

  private static void awaitInside() {
    await()
        .untilAsserted(
            () ->
                given()
                    .get(Management.url("/q/metrics"))
                    .then()
                    .body(containsString("sluice_ingest_requests_in_flight 1.0")));
  }

  private void sendHalf(Socket socket) throws IOException {
    sendHead(socket, 1_000);
    socket.getOutputStream().write('[');
    socket.getOutputStream().flush();
  }

  private void sendHead(Socket socket, int length) throws IOException {
    var head =
        """
        POST %s HTTP/1.1\r
        Host: %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(uri.getPath(), uri.getHost(), length);
    socket.getOutputStream().write(head.getBytes(UTF_8));
  }

  private static String status(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), UTF_8);
  }

  /** As tight as it gets. */
  public static final class Tight implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "sluice.ingest.limits.requests", "1",
          "sluice.ingest.limits.body-timeout", "1s",
          "sluice.ingest.limits.retry-after", "7s");
    }
  }
}
