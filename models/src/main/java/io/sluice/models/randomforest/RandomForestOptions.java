package io.sluice.models.randomforest;

/**
 * How a random forest is grown.
 *
 * @param trees how many
 * @param maxDepth splits from a root to a leaf at most
 * @param leastLeaf records that a leaf stands for at least
 * @param featureShare part of the features that each split chooses from, above 0 to 1
 */
public record RandomForestOptions(int trees, int maxDepth, int leastLeaf, double featureShare) {

  public static final RandomForestOptions DEFAULT = new RandomForestOptions(100, 24, 2, 0.15);

  /**
   * @throws IllegalArgumentException naming the option that is wrong
   */
  public RandomForestOptions {
    if (trees < 1 || maxDepth < 1 || leastLeaf < 1) {
      throw new IllegalArgumentException(
          "%d trees of depth %d with leaves of %d, expected 1 or more of each"
              .formatted(trees, maxDepth, leastLeaf));
    }
    if (!(featureShare > 0 && featureShare <= 1)) {
      throw new IllegalArgumentException(
          "feature share is " + featureShare + ", expected above 0 to 1");
    }
  }
}
