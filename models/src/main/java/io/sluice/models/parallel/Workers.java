package io.sluice.models.parallel;

import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Deals work out to all cores. Each piece is done by one of them alone, so that what comes out does
 * not depend on how many there are.
 */
public final class Workers {

  private static final int COUNT = Runtime.getRuntime().availableProcessors();

  private Workers() {}

  /**
   * Deals out tasks in turn.
   *
   * @param tasks numbered from 0
   * @param worker makes what does them, one a core
   */
  public static void share(int tasks, Supplier<IntConsumer> worker) {
    IntStream.range(0, COUNT)
        .parallel()
        .forEach(
            part -> {
              IntConsumer mine = worker.get();
              for (int task = part; task < tasks; task += COUNT) {
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
    IntStream.range(0, COUNT)
        .parallel()
        .forEach(
            part -> {
              int from = (int) ((long) tasks * part / COUNT);
              int to = (int) ((long) tasks * (part + 1) / COUNT);
              if (from < to) {
                range.run(from, to);
              }
            });
  }
}
