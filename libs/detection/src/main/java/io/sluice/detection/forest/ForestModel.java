package io.sluice.detection.forest;

import com.amazon.randomcutforest.RandomCutForest;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Explanation;
import java.util.Arrays;
import java.util.List;

/**
 * What was learnt of one asset from one chapter: robust random cut forests (Guha, Mishra, Roy and
 * Schrijvers, "Robust Random Cut Forest Based Anomaly Detection On Streams", ICML 2016).
 *
 * <p>The chapter is cut into {@value #PARTS} parts of time, and there is a forest for each part
 * that has seen all but that one. What it says of the part is what normal readings score that
 * nothing was learnt from; the level is the {@value #LEVEL_QUANTILE} quantile of that, so that an
 * anomaly within the chapter does not set it. A reading is judged by all forests. Immutable.
 */
final class ForestModel {

  static final int PARTS = 3;

  private static final double LEVEL_QUANTILE = 0.99;

  /** What a typical reading scores; a level below says that the plant stood still. */
  private static final double TYPICAL = 1;

  private final TagScales scales;
  private final RandomCutForest[] forests;
  private final double level;

  private ForestModel(TagScales scales, RandomCutForest[] forests, double level) {
    this.scales = scales;
    this.forests = forests;
    this.level = level;
  }

  /**
   * @param rows readings in order, at least {@link #PARTS}; NaN where a value is missing
   * @param seed of every random choice
   */
  static ForestModel learn(
      List<double[]> rows, Profile profile, ForestSettings settings, long seed) {
    var scales = TagScales.of(rows, profile);
    float[][] points = rows.stream().map(scales::point).toArray(float[][]::new);
    var forests = new RandomCutForest[PARTS];
    double[] heldOut = new double[points.length];
    for (int part = 0; part < PARTS; part++) {
      int from = part * points.length / PARTS;
      int to = (part + 1) * points.length / PARTS;
      var forest = forest(points[0].length, settings, seed + part);
      for (int i = 0; i < points.length; i++) {
        if (i < from || i >= to) {
          forest.update(points[i]);
        }
      }
      for (int i = from; i < to; i++) {
        heldOut[i] = forest.getAnomalyScore(points[i]);
      }
      forests[part] = forest;
    }
    Arrays.sort(heldOut);
    double level = heldOut[(int) Math.ceil(LEVEL_QUANTILE * heldOut.length) - 1];
    return new ForestModel(scales, forests, Math.max(TYPICAL, level));
  }

  private static RandomCutForest forest(int tags, ForestSettings settings, long seed) {
    return RandomCutForest.builder()
        .dimensions(tags)
        .numberOfTrees(settings.trees() / PARTS)
        .sampleSize(settings.sampleSize())
        .timeDecay(0)
        .outputAfter(1)
        .randomSeed(seed)
        .parallelExecutionEnabled(false)
        .build();
  }

  TagScales scales() {
    return scales;
  }

  /** How far a scaled reading is out, in parts of the level. */
  double score(float[] point) {
    double sum = 0;
    for (RandomCutForest forest : forests) {
      sum += forest.getAnomalyScore(point);
    }
    return sum / PARTS / level;
  }

  /** Which tags make it so, and what they were like in the chapter. */
  void explain(float[] point, boolean[] masked, Explanation explanation) {
    for (RandomCutForest forest : forests) {
      var parts = forest.getAnomalyAttribution(point);
      for (int tag = 0; tag < point.length; tag++) {
        if (!masked[tag]) {
          explanation.deviation(
              tag, explanation.deviation(tag) + (parts.high[tag] + parts.low[tag]) / PARTS / level);
        }
      }
    }
    for (int tag = 0; tag < point.length; tag++) {
      if (!masked[tag]) {
        explanation.expected(tag, scales.mean(tag));
        explanation.band(tag, scales.low(tag), scales.high(tag));
      }
    }
  }
}
