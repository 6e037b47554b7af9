package io.sluice.cli.bench;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.replay.IngestClient;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends readings of many assets from several connections. The readings are rendered beforehand but
 * for asset and time, so that the generator costs the machine as little as it can.
 */
final class LoadGenerator {

  private static final int CONNECTIONS = 4;

  private final URI ingest;
  private final LoadBatches batches;

  LoadGenerator(URI ingest, LoadBatches batches) {
    this.ingest = ingest;
    this.batches = batches;
  }

  /**
   * Sends as fast as the service takes it.
   *
   * @return readings accepted
   */
  long flood(long readings, int batchSize) {
    long perConnection = readings / CONNECTIONS / batchSize;
    return onEachConnection(
        (client, connection) -> {
          long accepted = 0;
          for (long i = 0; i < perConnection; i++) {
            accepted += client.send(batches.next(connection, batchSize), batchSize).accepted();
          }
          return accepted;
        });
  }

  /**
   * Sends at a fixed rate, each connection a batch of its share 25 times a second.
   *
   * @return readings accepted
   */
  long pace(int readingsPerSecond, int seconds) {
    int ticksPerSecond = 25;
    int batchSize = Math.max(1, readingsPerSecond / ticksPerSecond / CONNECTIONS);
    long sends = (long) readingsPerSecond * seconds / batchSize / CONNECTIONS;
    double nanosPerSend = 1e9 * batchSize * CONNECTIONS / readingsPerSecond;
    long start = System.nanoTime();
    return onEachConnection(
        (client, connection) -> {
          long accepted = 0;
          for (long i = 0; i < sends; i++) {
            long due = start + (long) ((i + (double) connection / CONNECTIONS) * nanosPerSend);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
              LockSupport.parkNanos(wait);
            }
            accepted += client.send(batches.next(connection, batchSize), batchSize).accepted();
          }
          return accepted;
        });
  }

  private long onEachConnection(Sender sender) {
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<Long>> sent = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int connection = i;
        sent.add(threads.submit(() -> sender.send(new IngestClient(ingest), connection)));
      }
      long accepted = 0;
      for (Future<Long> part : sent) {
        accepted += part.get();
      }
      return accepted;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CommandFailure("the load could not be sent: " + cause.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while sending at " + Instant.now(), e);
    }
  }

  private interface Sender {
    long send(IngestClient client, int connection);
  }
}
