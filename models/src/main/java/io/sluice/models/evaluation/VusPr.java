package io.sluice.models.evaluation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Volume under the surface of precision and recall: Paparrizos et al., Volume Under the Surface: A
 * New Accuracy Evaluation Measure for Time-Series Anomaly Detection, PVLDB 15(11), 2022.
 *
 * <p>Labels are rarely exact to the row. So each event gets a buffer on either side in which a row
 * is anomalous to a degree, {@code sqrt(1 - distance / l)} up to {@code l / 2} rows away; recall is
 * weighed with the share of events touched at all; and the area under precision and recall is
 * averaged over all buffer lengths {@code l} from 0 to a largest one, and over 250 thresholds at
 * evenly spaced ranks. Steps, not trapezoids, as in the authors' measurements. Needs no threshold
 * and forgives no miss: random scores get about the share of anomalous rows.
 *
 * <p>Rows of unknown label keep their place in time but count nowhere. Costs one sort, and for each
 * buffer length a look at the rows within the buffers.
 */
public final class VusPr {

  private static final int THRESHOLDS = 250;

  private final List<Run> events;
  private final boolean[] known;
  private final boolean[] anomalous;

  /** The first threshold, from the highest on, that a row's score reaches; by row. */
  private final int[] rank;

  private final double[] predicted = new double[THRESHOLDS];
  private final double[] hits = new double[THRESHOLDS];
  private final double[] weight;
  private double positives;

  private VusPr(double[] scores, boolean[] known, boolean[] anomalous) {
    this.known = known;
    this.anomalous = anomalous;
    events = Run.where(scores.length, row -> anomalous[row]);
    rank = ranks(scores, known);
    weight = new double[scores.length];
    for (int row = 0; row < scores.length; row++) {
      if (known[row]) {
        predicted[rank[row]]++;
        if (anomalous[row]) {
          hits[rank[row]]++;
          positives++;
        }
      }
    }
    accumulate(predicted);
    accumulate(hits);
  }

  /**
   * @param scores higher is more anomalous, by row in the order of time
   * @param known whether the row's label is known
   * @param anomalous whether its label is 1; only where it is known
   * @param largestBuffer the largest buffer length, rows, at least 0
   * @return from 0 to 1, null without an event
   */
  public static @Nullable Double of(
      double[] scores, boolean[] known, boolean[] anomalous, int largestBuffer) {
    var surface = new VusPr(scores, known, anomalous);
    if (surface.events.isEmpty()) {
      return null;
    }
    double volume = 0;
    for (int buffer = 0; buffer <= largestBuffer; buffer++) {
      volume += surface.area(buffer);
    }
    return volume / (largestBuffer + 1);
  }

  private static int[] ranks(double[] scores, boolean[] known) {
    double[] ascending = new double[scores.length];
    int rows = 0;
    for (int row = 0; row < scores.length; row++) {
      if (known[row]) {
        ascending[rows++] = scores[row];
      }
    }
    Arrays.sort(ascending, 0, rows);
    double[] thresholds = new double[THRESHOLDS];
    for (int k = 0; k < THRESHOLDS && rows > 0; k++) {
      int fromTop = (int) ((long) k * (rows - 1) / (THRESHOLDS - 1));
      thresholds[k] = ascending[rows - 1 - fromTop];
    }
    int[] ranks = new int[scores.length];
    for (int row = 0; row < scores.length; row++) {
      ranks[row] = known[row] ? firstReached(thresholds, scores[row]) : THRESHOLDS;
    }
    return ranks;
  }

  /** Thresholds descend. */
  private static int firstReached(double[] thresholds, double score) {
    int low = 0;
    int high = THRESHOLDS;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (score >= thresholds[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The area under precision and recall for one buffer length. */
  private double area(int buffer) {
    double[] bufferHits = bufferHits(buffer);
    double[] touched = new double[THRESHOLDS];
    int segments = touchSegments(buffer / 2, touched);
    double area = 0;
    double before = 0;
    for (int k = 0; k < THRESHOLDS; k++) {
      double truePositives = hits[k] + bufferHits[k];
      double recall = Math.min(1, truePositives / (positives + bufferHits[k] / 2));
      double weighed = recall * touched[k] / segments;
      area += (weighed - before) * truePositives / predicted[k];
      before = weighed;
    }
    return area;
  }

  /** Degrees of the rows in the buffers, by the threshold from which on they are predicted. */
  private double[] bufferHits(int buffer) {
    int half = buffer / 2;
    for (Run event : events) {
      for (int distance = 1; distance <= half; distance++) {
        double degree = Math.sqrt(1 - (double) distance / buffer);
        if (event.first() - distance >= 0) {
          weight[event.first() - distance] += degree;
        }
        if (event.last() + distance < weight.length) {
          weight[event.last() + distance] += degree;
        }
      }
    }
    double[] found = new double[THRESHOLDS];
    for (Run event : events) {
      takeWeights(event.first() - half, event.first() - 1, found);
      takeWeights(event.last() + 1, event.last() + half, found);
    }
    accumulate(found);
    return found;
  }

  private void takeWeights(int first, int last, double[] found) {
    for (int row = Math.max(0, first); row <= Math.min(last, weight.length - 1); row++) {
      if (known[row] && !anomalous[row]) {
        found[rank[row]] += Math.min(1, weight[row]);
      }
      weight[row] = 0;
    }
  }

  /** Events whose buffers meet are one segment; a segment is touched by any row predicted in it. */
  private int touchSegments(int half, double[] touched) {
    int segments = 0;
    int best = THRESHOLDS;
    for (int i = 0; i < events.size(); i++) {
      Run event = events.get(i);
      for (int row = Math.max(0, event.first() - half);
          row <= Math.min(event.last() + half, rank.length - 1);
          row++) {
        best = Math.min(best, rank[row]);
      }
      boolean closes =
          i + 1 == events.size() || event.last() + half < events.get(i + 1).first() - half;
      if (closes) {
        touched[best]++;
        segments++;
        best = THRESHOLDS;
      }
    }
    accumulate(touched);
    return segments;
  }

  private static void accumulate(double[] values) {
    Arrays.parallelPrefix(values, Double::sum);
  }
}
