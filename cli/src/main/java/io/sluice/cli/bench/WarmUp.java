package io.sluice.cli.bench;

import io.sluice.cli.console.Console;
import io.sluice.cli.system.Drain;
import java.util.function.DoubleSupplier;

/**
 * Loads the system until its services are compiled: what is measured then is what they do day after
 * day, not what they do in their first minutes.
 */
final class WarmUp {

  private static final int ROUND = 150_000;
  private static final int ROUND_SECONDS = 20;
  private static final int MOST_ROUNDS = 16;

  /** A round is worth another one if it was faster than the fastest by so much. */
  private static final double GAIN = 1.05;

  /** At full load rounds differ by a tenth by chance. */
  private static final int MOST_SLOW_FLOODS = 4;

  private static final int MOST_SLOW_PACES = 2;

  private final Console console;
  private final LoadGenerator load;
  private final Drain drain;

  WarmUp(Console console, LoadGenerator load, Drain drain) {
    this.console = console;
    this.load = load;
    this.drain = drain;
  }

  /**
   * As fast as readings are taken.
   *
   * @param batch readings a request
   */
  void flood(int batch) {
    run(
        MOST_SLOW_FLOODS,
        () -> {
          long start = System.nanoTime();
          long accepted = load.flood(ROUND, batch);
          return accepted / ((drain.await() - start) / 1e9);
        });
  }

  /**
   * At a rate: how fast is how soon half of the scores are there.
   *
   * @param readingsPerSecond at which they are sent
   */
  void pace(int readingsPerSecond, String bootstrapServers) {
    run(
        MOST_SLOW_PACES,
        () -> {
          var probe = new LatencyProbe(bootstrapServers);
          load.pace(readingsPerSecond, ROUND_SECONDS);
          drain.await();
          probe.close();
          return probe.count() == 0 ? 0 : 1 / probe.latency().p50();
        });
  }

  /**
   * @param mostSlow rounds in a row that are hardly faster than the fastest, after which it is over
   * @param speed of a round, higher if faster
   */
  private void run(int mostSlow, DoubleSupplier speed) {
    double fastest = 0;
    int rounds = 0;
    int slower = 0;
    while (slower < mostSlow && rounds < MOST_ROUNDS) {
      console.progress("Warming up", 0, 0, "round %d".formatted(++rounds));
      double latest = speed.getAsDouble();
      slower = latest < GAIN * fastest ? slower + 1 : 0;
      fastest = Math.max(fastest, latest);
    }
  }
}
