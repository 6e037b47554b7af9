package io.sluice.models.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * Rows by what is true of them and whether an alarm was on.
 *
 * @param truePositives anomalous, in alarm
 * @param falsePositives normal, in alarm
 * @param trueNegatives normal, no alarm
 * @param falseNegatives anomalous, no alarm
 */
public record Confusion(
    long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {

  static Confusion of(JudgedRows rows) {
    return of(rows, 0, rows.size() - 1);
  }

  /** Of the rows from one to another, both inclusive. */
  static Confusion of(JudgedRows rows, int first, int last) {
    long[][] counts = new long[Truth.values().length][2];
    for (int row = first; row <= last; row++) {
      counts[rows.truth(row).ordinal()][rows.alarm(row) ? 1 : 0]++;
    }
    long[] anomalous = counts[Truth.ANOMALOUS.ordinal()];
    long[] normal = counts[Truth.NORMAL.ordinal()];
    return new Confusion(anomalous[1], normal[1], normal[0], anomalous[0]);
  }

  EvaluationReport.Pointwise pointwise() {
    return new EvaluationReport.Pointwise(
        part(truePositives, truePositives + falsePositives),
        part(truePositives, truePositives + falseNegatives),
        part(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
        part(
            truePositives + trueNegatives,
            truePositives + trueNegatives + falsePositives + falseNegatives),
        part(falsePositives, falsePositives + trueNegatives));
  }

  private static @Nullable Double part(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
