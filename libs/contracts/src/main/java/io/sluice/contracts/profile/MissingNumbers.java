package io.sluice.contracts.profile;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes the numbers by which sources say that there is no value ({@link Tag#missing}) out of rows
 * of a profile. What judges and what learns goes through this, so that both see the same; histories
 * do not, they keep what came. Immutable.
 */
public final class MissingNumbers {

  /** Tags that have such numbers; of most profiles none. */
  private final int[] tags;

  /** Of each of these. */
  private final double[][] numbers;

  private MissingNumbers(int[] tags, double[][] numbers) {
    this.tags = tags;
    this.numbers = numbers;
  }

  public static MissingNumbers of(List<Tag> tags) {
    int[] having =
        IntStream.range(0, tags.size()).filter(tag -> !tags.get(tag).missing().isEmpty()).toArray();
    var numbers = new double[having.length][];
    for (int i = 0; i < having.length; i++) {
      numbers[i] =
          tags.get(having[i]).missing().stream().mapToDouble(Double::doubleValue).toArray();
    }
    return new MissingNumbers(having, numbers);
  }

  /**
   * Makes NaN of them.
   *
   * @param row value by tag in the order of the tags
   */
  public void clear(double[] row) {
    for (int i = 0; i < tags.length; i++) {
      double value = row[tags[i]];
      for (double number : numbers[i]) {
        if (value == number) {
          row[tags[i]] = Double.NaN;
        }
      }
    }
  }
}
