package io.sluice.cli.bench;

import io.sluice.cli.console.Console;
import io.sluice.cli.system.Drain;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for the highest rate that the system can keep for as long as one likes: at the end of a
 * while of it hardly anything waits. Halves what is left between a rate that was kept and one that
 * was not.
 */
final class RateSearch {

  private static final int STEPS = 5;
  private static final int SECONDS = 20;

  /**
   * What may wait, in seconds of the rate: a reading is four records before somebody, of
   * scoring-service and query-api, and its score of alert-service and query-api.
   */
  private static final double WAITING_SECONDS = 4 * 0.5;

  /** Later than this the load was not what it was meant to be, and the rate not kept either. */
  private static final double LATE = 1.05;

  private final Console console;
  private final LoadGenerator load;
  private final Drain drain;

  RateSearch(Console console, LoadGenerator load, Drain drain) {
    this.console = console;
    this.load = load;
    this.drain = drain;
  }

  /**
   * One rate that was tried.
   *
   * @param readingsPerSecond how many were sent
   * @param backlog records that waited in the end
   * @param kept whether that is little
   */
  record Step(int readingsPerSecond, long backlog, boolean kept) {}

  /** Tries rates below one that is surely too high. */
  List<Step> below(int tooHigh) {
    var steps = new ArrayList<Step>(STEPS);
    int kept = 0;
    int missed = tooHigh;
    for (int i = 0; i < STEPS; i++) {
      Step step = attempt((kept + missed) / 2);
      steps.add(step);
      if (step.kept()) {
        kept = step.readingsPerSecond();
      } else {
        missed = step.readingsPerSecond();
      }
    }
    return steps;
  }

  private Step attempt(int rate) {
    console.progress("Rate", 0, 0, "%,d readings/s for %d s".formatted(rate, SECONDS));
    long start = System.nanoTime();
    load.pace(rate, SECONDS);
    double seconds = (System.nanoTime() - start) / 1e9;
    long backlog = drain.backlog();
    drain.await();
    return new Step(rate, backlog, backlog <= rate * WAITING_SECONDS && seconds <= SECONDS * LATE);
  }
}
