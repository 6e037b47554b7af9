package io.sluice.models.calibration;

import java.util.Arrays;

/**
 * How high scores of normal operation reach how often: the empirical rate where it was seen, beyond
 * it a generalised Pareto distribution of the peaks over a threshold (Pickands 1975), fitted by
 * probability weighted moments (Hosking and Wallis, Parameter and Quantile Estimation for the
 * Generalized Pareto Distribution, 1987).
 *
 * <p>The shape is kept within 0 to {@value #HEAVIEST}: a lighter tail than an exponential would
 * promise an end that few peaks cannot show, a heavier one would follow a single outlier.
 */
public final class Tail {

  private static final double HEAVIEST = 0.3;

  /** Borders that are tried, the highest with enough peaks wins. */
  private static final double[] QUANTILES = {0.995, 0.99, 0.98, 0.95, 0.9};

  private static final int ENOUGH_PEAKS = 20;

  /** What happens so often in the data can be counted. */
  private static final int OFTEN = 10;

  /** Of the border; mean excess of a tail that has hardly shown itself. */
  private static final double LEAST_EXCESS = 0.05;

  private final double border;
  private final double peaksPerDay;
  private final double shape;
  private final double scale;
  private final int peaks;
  private final double days;

  private Tail(
      double border, double peaksPerDay, double shape, double scale, int peaks, double days) {
    this.border = border;
    this.peaksPerDay = peaksPerDay;
    this.shape = shape;
    this.scale = scale;
    this.peaks = peaks;
    this.days = days;
  }

  /**
   * @throws IllegalArgumentException of an empty series
   */
  public static Tail of(ScoreSeries series) {
    double[] sorted = series.sorted();
    double border = 0;
    double[] peaks = {};
    for (double quantile : QUANTILES) {
      double candidate = quantile(sorted, quantile);
      double[] found = series.peaksAbove(candidate);
      if (found.length > peaks.length) {
        border = candidate;
        peaks = found;
      }
      if (peaks.length >= ENOUGH_PEAKS) {
        break;
      }
    }
    return fit(border, peaks, series.days(), sorted);
  }

  private static Tail fit(double border, double[] peaks, double days, double[] sorted) {
    if (peaks.length == 0) {
      double largest = sorted[sorted.length - 1];
      return new Tail(largest, 1 / days, 0, LEAST_EXCESS * largest, 1, days);
    }
    double[] excess = Arrays.stream(peaks).map(peak -> peak - border).sorted().toArray();
    int n = excess.length;
    double mean = 0;
    double weighted = 0;
    for (int i = 0; i < n; i++) {
      mean += excess[i] / n;
      weighted += excess[i] * (n - 1 - i) / (n - 1.0) / n;
    }
    double shape = n < ENOUGH_PEAKS / 2 ? 0 : 2 - mean / (mean - 2 * weighted);
    shape = Double.isNaN(shape) ? 0 : Math.clamp(shape, 0, HEAVIEST);
    double scale = Math.max(LEAST_EXCESS * border, mean) * (1 - shape);
    return new Tail(border, n / days, shape, scale, n, days);
  }

  /**
   * The score that peaks of normal operation reach so many times a day at most. A rate that the
   * data have shown often is estimated; of a rarer one nobody can be sure, so one standard error is
   * added (delta method for the generalised Pareto distribution, Coles 2001, section 4.3.3, its
   * parameters taken as independent): the less there is to go by, the further out it is.
   */
  public double levelAt(double timesPerDay) {
    boolean wasShown = timesPerDay * days >= OFTEN || rarer(timesPerDay) <= 1;
    return estimateAt(timesPerDay) + (wasShown ? 0 : scale * standardError(timesPerDay));
  }

  /** The most likely score that peaks of normal operation reach so many times a day. */
  public double estimateAt(double timesPerDay) {
    double rarer = rarer(timesPerDay);
    if (rarer <= 1) {
      return border;
    }
    double excess = shape == 0 ? Math.log(rarer) : (Math.pow(rarer, shape) - 1) / shape;
    return border + scale * excess;
  }

  /** How much rarer that is than peaks above the border. */
  private double rarer(double timesPerDay) {
    return peaksPerDay / timesPerDay;
  }

  /** Of the excess, in scales: of its rate, its scale and its shape. */
  private double standardError(double timesPerDay) {
    double log = Math.log(rarer(timesPerDay));
    double ofShape = (1 + shape) * log * log / 2;
    return Math.sqrt((1 + log * log + ofShape * ofShape) / peaks);
  }

  /** Linear between the two nearest ranks (type 7 of Hyndman and Fan). */
  static double quantile(double[] ascending, double part) {
    double rank = part * (ascending.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
  }
}
