package io.sluice.detection.drift;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often the values of a tag came in training, by class. Classes of a categorical tag are its
 * dictionary's codes, those without a class of their own together in the first; of any other tag
 * the stretches between quantiles. The last class is that of missing values.
 *
 * @param tag its name
 * @param edges upper ends of all classes but the last two, exclusive and ascending; null for a
 *     categorical tag
 * @param counts by class, at least two
 * @param level {@link #distance} beyond which a window is unlike training, in nats; above 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TagDistribution(
    String tag, @Nullable List<Double> edges, List<Long> counts, double level) {

  /** Of a categorical tag; rarer texts are told apart no more. */
  static final int MOST_CODES = 64;

  /** Of a number. */
  static final int QUANTILES = 20;

  /**
   * @throws IllegalArgumentException naming the tag and what is wrong
   */
  public TagDistribution {
    if (tag == null || tag.isBlank()) {
      throw new IllegalArgumentException("a distribution names no tag");
    }
    counts = List.copyOf(counts);
    edges = edges == null ? null : List.copyOf(edges);
    if (edges != null && edges.size() != counts.size() - 2) {
      throw new IllegalArgumentException(
          "the distribution of %s has %d edges and %d counts"
              .formatted(tag, edges.size(), counts.size()));
    }
    if (counts.size() < 2
        || counts.stream().anyMatch(count -> count < 0)
        || counts.stream().allMatch(count -> count == 0)) {
      throw new IllegalArgumentException("the distribution of " + tag + " has no counts");
    }
    if (!(level > 0 && Double.isFinite(level))) {
      throw new IllegalArgumentException(
          "the distribution of %s has the level %s, expected above 0".formatted(tag, level));
    }
  }

  boolean isCategorical() {
    return edges == null;
  }

  double[] shares() {
    return counts.stream().mapToDouble(Long::doubleValue).toArray();
  }

  /**
   * How far counts of the same classes are from training: of a categorical tag Kullback and
   * Leibler's divergence, of a number the population stability index.
   */
  double distance(double[] seen) {
    return distance(seen, shares(), isCategorical());
  }

  static double distance(double[] seen, double[] expected, boolean categorical) {
    return categorical
        ? Distances.kullbackLeibler(seen, expected)
        : Distances.populationStability(seen, expected);
  }

  /** Finds the class of a value. Immutable. */
  static final class Classes {

    private final double @Nullable [] edges;
    private final int count;

    private Classes(double @Nullable [] edges, int count) {
      this.edges = edges;
      this.count = count;
    }

    static Classes of(TagDistribution distribution) {
      List<Double> ends = distribution.edges();
      return new Classes(
          ends == null ? null : ends.stream().mapToDouble(Double::doubleValue).toArray(),
          distribution.counts().size());
    }

    /**
     * @param codes how many codes its dictionary has, {@code OTHER} included
     */
    static Classes ofCodes(int codes) {
      return new Classes(null, Math.min(codes, MOST_CODES) + 1);
    }

    /**
     * Of about equally many of these values.
     *
     * @param ascending without NaN
     */
    static Classes ofNumbers(double[] ascending) {
      double[] ends =
          ascending.length == 0
              ? new double[0]
              : IntStream.range(1, QUANTILES)
                  .mapToDouble(i -> ascending[(int) ((long) ascending.length * i / QUANTILES)])
                  .filter(end -> end > ascending[0])
                  .distinct()
                  .toArray();
      return new Classes(ends, ends.length + 2);
    }

    int count() {
      return count;
    }

    @Nullable List<Double> edges() {
      return edges == null ? null : Arrays.stream(edges).boxed().toList();
    }

    /**
     * @param value of a categorical tag its code; NaN if it is missing
     */
    int of(double value) {
      if (Double.isNaN(value)) {
        return count - 1;
      }
      if (edges == null) {
        int code = (int) value;
        return code < count - 1 ? code : 0;
      }
      int found = Arrays.binarySearch(edges, value);
      return found >= 0 ? found + 1 : -found - 1;
    }
  }
}
