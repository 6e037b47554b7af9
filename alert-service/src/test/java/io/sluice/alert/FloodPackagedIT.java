package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Score;
import io.sluice.testbed.http.ReceivedWebhook;
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
  private static final int ASSETS = Integer.getInteger("sluice.flood", 2_000);

  private static final int PER_MINUTE = 30;
  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  @TempDir Path data;

  @Test
  void manyAssetsAreAFewNotifications() throws Exception {
    // given: a heap that does not hold them twice
    try (var surroundings =
        new Surroundings(
            data,
            "timeout: 2s, per-minute: %d, group-wait: 2s".formatted(PER_MINUTE),
            Map.of("JAVA_TOOL_OPTIONS", "-Xmx160m"))) {
      surroundings.service();
      surroundings.send(windows(START));

      // when
      surroundings.send(windows(START.plusSeconds(30)));

      // then: all are recorded, and told
      patiently().until(surroundings::isSettled);
      assertThat(surroundings.number("select count(*) from alerting.incident")).isEqualTo(ASSETS);
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
      System.out.printf("%d assets in %d notifications%n", ASSETS, received.size());
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
