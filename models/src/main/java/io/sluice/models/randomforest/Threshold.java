package io.sluice.models.randomforest;

import io.sluice.detection.calibration.RatioCurve;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * From which probability on a record is called an attack, found on records that were held out: that
 * with the best F1 score, or a higher one, so that normal records reach it no more often than is
 * accepted.
 *
 * @param probability the threshold, above 0, below 1
 * @param found held-out attacks that reach it
 * @param missed those that do not
 * @param falseAlarms held-out normal records that reach it
 * @param normal held-out normal records
 */
public record Threshold(double probability, int found, int missed, int falseAlarms, int normal) {

  private static final double LOWEST = 0.01;
  private static final double HIGHEST = 0.99;

  /** Where too few of either class are held out to tell. */
  private static final double EVEN = 0.5;

  private static final int FEWEST = 5;

  /**
   * @param further normal records that nothing was learnt from, none if there are none
   * @param accepted how many of these may reach the threshold: it is higher where more would
   */
  public static Threshold of(
      RandomForest forest, LabelledRecords heldOut, float[][] further, int accepted) {
    return of(
        forest.probabilities(heldOut.rows()),
        heldOut.attacks(),
        quiet(forest.probabilities(further), accepted));
  }

  /** Half-way between the first normal record that is too many and the next higher one. */
  static double quiet(double[] further, int accepted) {
    if (further.length <= accepted) {
      return 0;
    }
    double[] sorted = further.clone();
    Arrays.sort(sorted);
    double tooMany = sorted[sorted.length - 1 - accepted];
    double next = Arrays.stream(sorted).filter(score -> score > tooMany).findFirst().orElse(1);
    return (tooMany + next) / 2;
  }

  /**
   * @param lowest below which the threshold shall not be
   */
  static Threshold of(double[] scores, boolean[] attacks, double lowest) {
    int all = (int) IntStream.range(0, attacks.length).filter(row -> attacks[row]).count();
    int normal = attacks.length - all;
    return all < FEWEST || normal < FEWEST
        ? at(Math.clamp(lowest, EVEN, HIGHEST), scores, attacks)
        : at(
            Math.clamp(Math.max(lowest, best(scores, attacks, all)), LOWEST, HIGHEST),
            scores,
            attacks);
  }

  /** Half-way between the last that counts and the first that does not. */
  private static double best(double[] scores, boolean[] attacks, int all) {
    Integer[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer row) -> -scores[row]))
            .toArray(Integer[]::new);
    double best = EVEN;
    double bestF1 = -1;
    int found = 0;
    for (int i = 0; i < order.length; i++) {
      found += attacks[order[i]] ? 1 : 0;
      double next = i + 1 < order.length ? scores[order[i + 1]] : 0;
      double f1 = 2.0 * found / (i + 1 + all);
      if (next < scores[order[i]] && f1 > bestF1) {
        bestF1 = f1;
        best = (scores[order[i]] + next) / 2;
      }
    }
    return best;
  }

  private static Threshold at(double probability, double[] scores, boolean[] attacks) {
    int found = 0;
    int missed = 0;
    int falseAlarms = 0;
    for (int row = 0; row < scores.length; row++) {
      boolean called = scores[row] >= probability;
      found += attacks[row] && called ? 1 : 0;
      missed += attacks[row] && !called ? 1 : 0;
      falseAlarms += !attacks[row] && called ? 1 : 0;
    }
    return new Threshold(probability, found, missed, falseAlarms, scores.length - found - missed);
  }

  /** Ratio 1 at the threshold, 2 where all trees are sure, 1.5 half-way. */
  public RatioCurve curve() {
    return RatioCurve.through(probability, (probability + 1) / 2, 1);
  }

  /** What was seen on the records that were held out. */
  public Map<String, Double> metrics() {
    return Map.of(
        "heldOutAttacks", (double) found + missed,
        "heldOutNormal", (double) normal,
        "recall", part(found, found + missed),
        "falsePositiveRate", part(falseAlarms, normal),
        "f1", part(2 * found, 2 * found + falseAlarms + missed));
  }

  private static double part(int of, int whole) {
    return whole == 0 ? 0 : (double) of / whole;
  }
}
