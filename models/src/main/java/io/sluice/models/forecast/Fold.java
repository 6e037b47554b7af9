package io.sluice.models.forecast;

import io.sluice.models.window.WindowReplay;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A part of the time that is held out, and what was fitted to the rest. A window that reaches over
 * the border has readings that were learnt from and readings that were not: it is in neither.
 *
 * @param heldOut the rows of the part
 * @param regression fitted to all other rows, moments and limits too; empty if they hold no window
 */
record Fold(WindowReplay heldOut, Optional<Regression> regression) {

  /**
   * Made one after the other, as each is asked for: a fit takes memory.
   *
   * @param all fitted to all rows; the folds are of its kind
   */
  static Stream<Fold> of(ForecasterOptions options, WindowReplay normal, Regression all) {
    return IntStream.range(0, options.folds())
        .mapToObj(
            i -> {
              int from = border(normal, i, options.folds());
              int to = border(normal, i + 1, options.folds());
              return new Fold(normal.only(from, to), all.fitAlike(normal.without(from, to)));
            });
  }

  private static int border(WindowReplay normal, int fold, int folds) {
    return (int) ((long) normal.rows() * fold / folds);
  }
}
