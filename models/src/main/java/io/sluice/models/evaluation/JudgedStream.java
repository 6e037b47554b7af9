package io.sluice.models.evaluation;

import java.time.Duration;

/**
 * What was judged of one stream of an asset, and which attacks were going on.
 *
 * @param judged one stretch of records, or of windows
 * @param attacks by row, in the order in which they were judged: the number of the attack that it
 *     is part of, 0 for none
 * @param delay after a row's time its score comes: of an interval that has to be over first, its
 *     length and the lateness
 */
public record JudgedStream(Judged judged, int[] attacks, Duration delay) {

  /**
   * @throws IllegalArgumentException if there are not as many attacks as rows
   */
  public JudgedStream {
    if (attacks.length != judged.rows().size()) {
      throw new IllegalArgumentException(
          attacks.length + " numbers of attacks for " + judged.rows().size() + " rows");
    }
  }
}
