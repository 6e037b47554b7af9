package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Messages;
import io.sluice.testbed.http.ReceivedWebhook;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes from a score on the topic to the webhook of the incident that it opens, with
 * the packaged service, a real broker and a real database. Prints it and asserts no time: {@code
 * -Dsluice.latency.seconds=60} for figures. Time is from the broker's acknowledgement to the
 * arrival of the request.
 */
class AlertLatencyPackagedIT {

  private static final int PER_SECOND = 100;
  private static final int SECONDS = Integer.getInteger("sluice.latency.seconds", 1);

  /** Until compilers and caches are warm. */
  private static final int WARM_UP = Math.min(10, SECONDS) * PER_SECOND;

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  @TempDir Path data;

  @Test
  void everyIncidentReachesTheWebhookSoon() throws Exception {
    // given: assets that are each one window away from an incident
    int measured = PER_SECOND * SECONDS;
    var arrived = new ConcurrentHashMap<String, Long>();
    var sent = new ConcurrentHashMap<String, Long>();
    try (var surroundings = new Surroundings(data)) {
      surroundings
          .receiver()
          .onReceived(webhook -> arrived.putIfAbsent(asset(webhook), System.nanoTime()));
      surroundings.service();
      surroundings.send(
          IntStream.range(0, WARM_UP + measured)
              .mapToObj(i -> Scores.score("plant-" + i, START, 1.7))
              .toList());
      patiently().until(surroundings::isSettled);

      // when
      long warm = System.nanoTime();
      for (int i = 0; i < WARM_UP; i++) {
        open(surroundings, "plant-" + i, sent);
      }
      patiently().until(() -> arrived.size() == WARM_UP);
      System.out.printf(
          "%d alerts to warm up in %d ms%n", WARM_UP, (System.nanoTime() - warm) / 1_000_000);
      long first = System.nanoTime();
      for (int i = 0; i < measured; i++) {
        LockSupport.parkNanos(first + i * 1_000_000_000L / PER_SECOND - System.nanoTime());
        open(surroundings, "plant-" + (WARM_UP + i), sent);
      }

      // then
      patiently().until(() -> arrived.size() == WARM_UP + measured);
      patiently().until(surroundings::isSettled);
      assertThat(arrived).hasSize(WARM_UP + measured);
    }
    print(sent, arrived, measured);
  }

  private static void open(Surroundings surroundings, String asset, Map<String, Long> sent) {
    surroundings.send(
        Scores.score(asset, START.plusSeconds(30), 1.7), () -> sent.put(asset, System.nanoTime()));
  }

  private static String asset(ReceivedWebhook webhook) {
    try {
      return Messages.mapper().readTree(webhook.body()).path("data").path("asset").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(webhook.body(), e);
    }
  }

  private static void print(Map<String, Long> sent, Map<String, Long> arrived, int measured) {
    var millis = new ArrayList<Double>();
    for (int i = WARM_UP; i < WARM_UP + measured; i++) {
      String asset = "plant-" + i;
      millis.add((arrived.get(asset) - sent.get(asset)) / 1e6);
    }
    millis.sort(null);
    System.out.printf(
        "%d alerts at %d/s, score to webhook: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms%n",
        measured, PER_SECOND, at(millis, 0.5), at(millis, 0.95), at(millis, 0.99), at(millis, 1));
  }

  private static double at(List<Double> sorted, double part) {
    return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  /** The tables are yet to come. */
  private static ConditionFactory patiently() {
    return await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(SQLException.class);
  }
}
