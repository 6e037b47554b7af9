package io.sluice.query.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.contracts.Messages;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.Scenarios;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends readings of many plants to a system that runs, ten seconds of each a second, so that their
 * clocks come to what it is now as the load ends. One in twenty is under attack now and then.
 */
final class LiveLoad implements AutoCloseable {

  private static final String PROFILE = "swat";
  private static final int ROUNDS_A_SECOND = 10;
  private static final int ATTACKED = 20;
  private static final int SERIES = 3_600;
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final URI readings;
  private final List<String> assets;
  private final List<byte[]> normal = series(Scenarios.NORMAL);
  private final List<byte[]> attacked = series(Scenarios.SAMPLE);
  private final AtomicLong sent = new AtomicLong();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Thread thread;
  private volatile boolean isOver;

  /**
   * @param readings where they go
   * @param assets a reading of each, ten times a second
   * @param duration how long it is meant to go on
   */
  LiveLoad(URI readings, List<String> assets, Duration duration) {
    this.readings = readings;
    this.assets = List.copyOf(assets);
    Instant first = Instant.now().minus(duration.multipliedBy(ROUNDS_A_SECOND));
    this.thread = Thread.ofPlatform().name("load").start(() -> send(first));
  }

  private static List<byte[]> series(String scenario) {
    var plant = new PlantSimulator(1, Scenarios.shipped(scenario));
    var series = new ArrayList<byte[]>(SERIES);
    for (int i = 0; i < SERIES; i++) {
      series.add(Messages.encode(plant.next().toReading("any", "any").values()));
    }
    return series;
  }

  /** How many were accepted. */
  long sent() {
    return sent.get();
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  private void send(Instant first) {
    long began = System.nanoTime();
    try {
      for (int round = 0; !isOver; round++) {
        long due = began + round * Duration.ofSeconds(1).toNanos() / ROUNDS_A_SECOND;
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        var answer =
            client.send(
                HttpRequest.newBuilder(readings)
                    .header("Content-Type", "application/x-ndjson")
                    .timeout(ANSWER)
                    .POST(BodyPublishers.ofByteArray(body(first.plusSeconds(round), round)))
                    .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200 && answer.statusCode() != 202) {
          throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        sent.addAndGet(assets.size());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] body(Instant time, int round) {
    var body = new ByteArrayOutputStream();
    for (int asset = 0; asset < assets.size(); asset++) {
      List<byte[]> series = asset % ATTACKED == 0 ? attacked : normal;
      body.writeBytes(
          "{\"asset\":\"%s\",\"profile\":\"%s\",\"time\":\"%s\",\"values\":"
              .formatted(assets.get(asset), PROFILE, time)
              .getBytes(UTF_8));
      body.writeBytes(series.get((round + asset * 7) % SERIES));
      body.writeBytes("}\n".getBytes(UTF_8));
    }
    return body.toByteArray();
  }

  @Override
  public void close() {
    isOver = true;
    client.close();
  }
}
