package io.sluice.detection.detector;

import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.tree.DecisionTrees;

/** Follows the trees of a forest instead of asking its graph. Not thread-safe. */
final class TreesAsUsual implements AsUsual {

  private final DecisionTrees trees;
  private final float[] usual;
  private final int[] tagOf;
  private final float[] row;
  private final double[] changes;
  private final int[] path;

  /**
   * @param usual by column, standardised
   */
  TreesAsUsual(DecisionTrees trees, FeatureSpec spec, float[] usual) {
    this.trees = trees;
    this.usual = usual;
    tagOf = new int[spec.size()];
    for (int column = 0; column < tagOf.length; column++) {
      tagOf[column] = spec.tagOf(column);
    }
    row = new float[spec.size()];
    changes = new double[spec.tags().size()];
    path = new int[trees.depth()];
  }

  @Override
  public float[] answers(WindowMatrix records, int row, float answer, int[] tags) {
    for (int column = 0; column < usual.length; column++) {
      this.row[column] = records.value(row, column);
    }
    trees.changes(this.row, usual, tagOf, path, changes);
    float[] answers = new float[tags.length];
    for (int i = 0; i < tags.length; i++) {
      answers[i] = (float) (answer + changes[tags[i]]);
    }
    return answers;
  }
}
