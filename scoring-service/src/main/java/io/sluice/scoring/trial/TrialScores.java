package io.sluice.scoring.trial;

import io.sluice.detection.scoring.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes the score of each window. */
@FunctionalInterface
interface TrialScores {

  /** Where only the report is asked for. */
  TrialScores NONE = (asset, line, time, verdict) -> {};

  /**
   * @param asset null where the file has one alone
   * @param line of the file in which the window ends
   * @param time of that row
   */
  void add(@Nullable String asset, long line, Instant time, Verdict verdict);
}
