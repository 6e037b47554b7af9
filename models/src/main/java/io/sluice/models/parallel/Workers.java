package io.sluice.models.parallel;

import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Deals work out to all cores, or to as many workers as the system property {@value #PROPERTY}
 * says. Each piece is done by one of them alone, so that what comes out does not depend on how many
 * there are.
 */
public final class Workers {

  static final String PROPERTY = "sluice.workers";

  private Workers() {}

  /** How many work at a time at most. */
  public static int count() {
    return Math.max(1, Integer.getInteger(PROPERTY, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Deals out tasks in turn.
   *
   * @param tasks numbered from 0
   * @param worker makes what does them, one a core, none that would have nothing to do
   */
  public static void share(int tasks, Supplier<IntConsumer> worker) {
    int count = Math.min(count(), tasks);
    IntStream.range(0, count)
        .parallel()
        .forEach(
            part -> {
              IntConsumer mine = worker.get();
              for (int task = part; task < tasks; task += count) {
                mine.accept(task);
              }
            });
  }

  /** Does the tasks from one number up to another. */
  @FunctionalInterface
  public interface Range {

    /**
     * @param from the first
     * @param to after the last
     */
    void run(int from, int to);
  }

  /** Deals out neighbouring tasks together, a range a core. */
  public static void split(int tasks, Range range) {
    int count = Math.min(count(), tasks);
    IntStream.range(0, count)
        .parallel()
        .forEach(
            part -> {
              int from = (int) ((long) tasks * part / count);
              int to = (int) ((long) tasks * (part + 1) / count);
              range.run(from, to);
            });
  }
}
