package io.sluice.models.rule;

import io.sluice.models.window.WindowReplay;

/** Goes through all windows again and again, and tells how far it is. */
final class Walks {

  private static final int ROWS_A_REPORT = 4096;

  private final long total;
  private final RuleTrainer.Progress progress;
  private long done;

  /**
   * @param total rows of all walks
   */
  Walks(long total, RuleTrainer.Progress progress) {
    this.total = total;
    this.progress = progress;
    progress.at(0, total);
  }

  /**
   * Shows each window.
   *
   * @param counts whether this is the walk that is reported, where cores do the same one together
   */
  void run(WindowReplay replay, boolean counts, WindowReplay.Visitor visitor) {
    if (!counts) {
      replay.run(1, visitor);
      return;
    }
    replay.run(
        1,
        (row, ring) -> {
          if (row % ROWS_A_REPORT == 0) {
            progress.at(done + row, total);
          }
          visitor.window(row, ring);
        });
    done += replay.rows();
    progress.at(done, total);
  }
}
