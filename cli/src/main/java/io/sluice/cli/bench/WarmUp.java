package io.sluice.cli.bench;

import io.sluice.cli.console.Console;
import io.sluice.cli.system.Drain;

/**
 * Loads the system until its services are compiled: what is measured then is what they do day after
 * day, not what they do in their first minutes.
 */
final class WarmUp {

  private static final int ROUND = 150_000;
  private static final int MOST_ROUNDS = 8;

  /** A round is worth another one if it was faster than the fastest by so much. */
  private static final double GAIN = 1.05;

  private final Console console;
  private final LoadGenerator load;
  private final Drain drain;

  WarmUp(Console console, LoadGenerator load, Drain drain) {
    this.console = console;
    this.load = load;
    this.drain = drain;
  }

  /**
   * @param batch readings a request
   */
  void run(int batch) {
    double fastest = 0;
    int rounds = 0;
    int slower = 0;
    while (slower < 2 && rounds < MOST_ROUNDS) {
      console.progress("Warming up", 0, 0, "round %d".formatted(++rounds));
      long start = System.nanoTime();
      long accepted = load.flood(ROUND, batch);
      double rate = accepted / ((drain.await() - start) / 1e9);
      slower = rate < GAIN * fastest ? slower + 1 : 0;
      fastest = Math.max(fastest, rate);
    }
  }
}
