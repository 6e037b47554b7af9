package io.sluice.models.neighbour;

import java.util.Arrays;

/**
 * Local Outlier Factor (Breunig, Kriegel, Ng, Sander: LOF, SIGMOD 2000) of new points against
 * points of normal operation: how much sparser it is around a point than around its k nearest
 * neighbours. 1 within the normal ones, more the farther it is from them by their own measure.
 */
public final class LocalOutlierFactor {

  /**
   * Nearer than this, in standard deviations of a feature, the graph's single precision cannot tell
   * points apart; it also keeps densities finite where they lie on each other.
   */
  private static final double LEAST_DISTANCE = 0.05;

  private final float[][] points;
  private final int k;
  private final double[] kDistance;
  private final double[] density;

  private LocalOutlierFactor(float[][] points, int k) {
    this.points = points;
    this.k = k;
    Neighbours[] neighbours = new Neighbours[points.length];
    kDistance = new double[points.length];
    density = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      neighbours[i] = nearest(points[i], i);
      kDistance[i] = Math.max(LEAST_DISTANCE, neighbours[i].distances[k - 1]);
    }
    for (int i = 0; i < points.length; i++) {
      density[i] = 1 / reachability(neighbours[i]);
    }
  }

  /**
   * @param training points of equal width in the order of time; evenly thinned out to {@code most}
   * @param k neighbours, fewer than the points
   */
  public static LocalOutlierFactor fit(float[][] training, int k, int most) {
    int used = Math.min(training.length, most);
    if (k < 1 || used <= k) {
      throw new IllegalArgumentException(
          "%d points for %d neighbours, expected more points than neighbours".formatted(used, k));
    }
    var points = new float[used][];
    Arrays.setAll(points, i -> training[(int) ((long) i * training.length / used)]);
    return new LocalOutlierFactor(points, k);
  }

  /** Of a new point. */
  public double score(float[] point) {
    return factor(nearest(point, -1));
  }

  /** Of a training point among the others, as the paper has it. */
  double scoreOfTraining(int index) {
    return factor(nearest(points[index], index));
  }

  private double factor(Neighbours neighbours) {
    double sum = 0;
    for (int neighbour : neighbours.indices) {
      sum += density[neighbour];
    }
    return sum / k * reachability(neighbours);
  }

  /** Mean reachability distance (definition 5; the inverse of definition 6's density). */
  private double reachability(Neighbours neighbours) {
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += Math.max(kDistance[neighbours.indices[i]], neighbours.distances[i]);
    }
    return sum / k;
  }

  private record Neighbours(int[] indices, double[] distances) {}

  /** The nearest first; of equal ones the earlier. */
  private Neighbours nearest(float[] point, int except) {
    var indices = new int[k];
    var distances = new double[k];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    for (int i = 0; i < points.length; i++) {
      double distance = i == except ? Double.POSITIVE_INFINITY : distance(point, points[i]);
      if (distance < distances[k - 1]) {
        int at = k - 1;
        for (; at > 0 && distance < distances[at - 1]; at--) {
          distances[at] = distances[at - 1];
          indices[at] = indices[at - 1];
        }
        distances[at] = distance;
        indices[at] = i;
      }
    }
    return new Neighbours(indices, distances);
  }

  private static double distance(float[] a, float[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }

  float[][] points() {
    return points;
  }

  int k() {
    return k;
  }

  double[] kDistance() {
    return kDistance;
  }

  double[] density() {
    return density;
  }
}
