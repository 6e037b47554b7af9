package io.sluice.models.evaluation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How well a ratio tells anomalous rows from normal ones, whatever the threshold; rows of unknown
 * label left out. Rows of the same ratio are taken at once, so that their order cannot matter.
 *
 * @param name whose ratio, {@value #FUSED} or a detector's name
 * @param roc recall (y) over false positive rate (x), area by trapezoids: the chance that an
 *     anomalous row has the higher ratio (Fawcett, Pattern Recognition Letters 27, 2006); null
 *     unless there are rows of both kinds
 * @param pr precision (y) over recall (x), area by steps: average precision, for lines between
 *     points would promise too much (Davis and Goadrich, ICML 2006); null without an anomalous row
 */
public record Curves(String name, @Nullable Curve roc, @Nullable Curve pr) {

  public static final String FUSED = "fused";

  static Curves of(String name, double[] ratios, JudgedRows rows) {
    return new Curves(
        name,
        roc(of(ratios, rows, Truth.ANOMALOUS), of(ratios, rows, Truth.NORMAL)),
        pr(of(ratios, rows, Truth.ANOMALOUS), of(ratios, rows, Truth.NORMAL)));
  }

  /** Ascending. */
  private static double[] of(double[] ratios, JudgedRows rows, Truth truth) {
    double[] found = new double[(int) rows.count(truth)];
    int next = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.truth(row) == truth) {
        found[next++] = ratios[row];
      }
    }
    Arrays.sort(found);
    return found;
  }

  static @Nullable Curve roc(double[] anomalous, double[] normal) {
    if (anomalous.length == 0 || normal.length == 0) {
      return null;
    }
    var line = new Curve.Line();
    var steps = new Steps(anomalous, normal);
    double area = 0;
    double lastX = 0;
    double lastY = 0;
    line.to(0, 0);
    while (steps.next()) {
      double x = (double) steps.falsePositives / normal.length;
      double y = (double) steps.truePositives / anomalous.length;
      area += (x - lastX) * (y + lastY) / 2;
      line.to(x, y);
      lastX = x;
      lastY = y;
    }
    return line.withArea(area);
  }

  static @Nullable Curve pr(double[] anomalous, double[] normal) {
    if (anomalous.length == 0) {
      return null;
    }
    var line = new Curve.Line();
    var steps = new Steps(anomalous, normal);
    double area = 0;
    double lastRecall = 0;
    while (steps.next()) {
      double recall = (double) steps.truePositives / anomalous.length;
      double precision =
          (double) steps.truePositives / (steps.truePositives + steps.falsePositives);
      area += (recall - lastRecall) * precision;
      line.to(recall, precision);
      lastRecall = recall;
    }
    return line.withArea(area);
  }

  /** Lowers the threshold from one ratio that occurs to the next. */
  private static final class Steps {

    private final double[] anomalous;
    private final double[] normal;
    private int truePositives;
    private int falsePositives;

    Steps(double[] anomalous, double[] normal) {
      this.anomalous = anomalous;
      this.normal = normal;
    }

    boolean next() {
      double threshold =
          Math.max(highestLeft(anomalous, truePositives), highestLeft(normal, falsePositives));
      while (highestLeft(anomalous, truePositives) >= threshold
          && truePositives < anomalous.length) {
        truePositives++;
      }
      while (highestLeft(normal, falsePositives) >= threshold && falsePositives < normal.length) {
        falsePositives++;
      }
      return threshold > Double.NEGATIVE_INFINITY;
    }

    private static double highestLeft(double[] ascending, int taken) {
      return taken == ascending.length
          ? Double.NEGATIVE_INFINITY
          : ascending[ascending.length - 1 - taken];
    }
  }
}
