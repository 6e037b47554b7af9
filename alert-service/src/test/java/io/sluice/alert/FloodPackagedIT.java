package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Score;
import io.sluice.testbed.http.ReceivedWebhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All plants of a region at once: every incident is recorded, and nobody is flooded. */
class FloodPackagedIT {

  /** {@code -Dsluice.flood=10000} for what a plant can be at its worst. */
  private static final int ASSETS = Integer.getInteger("sluice.flood", 500);

  private static final int PER_MINUTE = 30;
  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private static final String INCIDENTS = "select count(*) from alerting.incident";

  @TempDir Path data;

  @Test
  void manyAssetsAreAFewNotifications() throws Exception {
    // given: a heap that does not hold them twice
    try (var surroundings =
        new Surroundings(
            data,
            "timeout: 2s, per-minute: %d, group-wait: 2s".formatted(PER_MINUTE),
            Map.of("JAVA_TOOL_OPTIONS", "-Xmx160m"))) {
      Process service = surroundings.service();
      surroundings.send(windows(START));
      patiently().until(surroundings::isSettled);

      // when
      long began = System.nanoTime();
      surroundings.send(windows(START.plusSeconds(30)));

      // then: all are recorded, and told
      patiently().until(() -> surroundings.number(INCIDENTS) == ASSETS);
      Duration recorded = Duration.ofNanos(System.nanoTime() - began);
      patiently().until(surroundings::isSettled);
      Duration told = Duration.ofNanos(System.nanoTime() - began);
      assertThat(surroundings.number(INCIDENTS)).isEqualTo(ASSETS);
      assertThat(
              surroundings.number(
                  "select count(*) from alerting.delivery where status = 'DELIVERED'"))
          .isEqualTo(2 * ASSETS); // the log's as well
      List<ReceivedWebhook> received = surroundings.receiver().received();
      // an answer that is late on a busy machine is asked for again, under the same id
      var sizes = new HashMap<String, Integer>();
      received.forEach(webhook -> sizes.put(webhook.id().orElseThrow(), size(webhook)));
      assertThat(sizes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(ASSETS);
      assertThat(received.stream().filter(webhook -> size(webhook) > 100)).isNotEmpty();
      // and no minute holds more than the limit
      for (ReceivedWebhook first : received) {
        Instant end = first.receivedAt().plusSeconds(60);
        assertThat(
                received.stream()
                    .filter(r -> !r.receivedAt().isBefore(first.receivedAt()))
                    .filter(r -> r.receivedAt().isBefore(end)))
            .hasSizeLessThanOrEqualTo(PER_MINUTE);
      }
      System.out.printf(
          "%,d assets: recorded after %.1f s (%,.0f incidents/s), told after %.1f s in %d"
              + " notifications, at most %s resident%n",
          ASSETS,
          recorded.toMillis() / 1e3,
          ASSETS * 1e3 / recorded.toMillis(),
          told.toMillis() / 1e3,
          received.size(),
          mostResident(service));
    }
  }

  /** What the process ever had in memory, as Linux says it. */
  private static String mostResident(Process service) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + service.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.substring("VmHWM:".length()).strip())
          .findFirst()
          .orElse("nobody knows how much");
    } catch (NoSuchFileException e) {
      return "nobody knows how much";
    }
  }

  private static List<Score> windows(Instant end) {
    return IntStream.range(0, ASSETS).mapToObj(i -> Scores.score("plant-" + i, end, 1.7)).toList();
  }

  /** How many incidents a notification tells of. */
  private static int size(ReceivedWebhook webhook) {
    try {
      JsonNode alert = Messages.mapper().readTree(webhook.body()).path("data");
      return alert.path("group").path("size").asInt(1);
    } catch (JsonProcessingException e) {
      throw new AssertionError(webhook.body(), e);
    }
  }

  /** The tables are yet to come. */
  private static ConditionFactory patiently() {
    return await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(SQLException.class);
  }
}
