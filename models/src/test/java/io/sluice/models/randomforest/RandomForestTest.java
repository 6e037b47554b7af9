package io.sluice.models.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.models.onnx.Cloud;
import io.sluice.models.onnx.GraphRun;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

class RandomForestTest {

  private static final int WIDTH = 12;
  private static final RandomForestOptions OPTIONS = new RandomForestOptions(20, 12, 2, 0.3);

  private final float[][] rows = rows();
  private final RandomForest forest = RandomForest.fit(rows, attacks(), OPTIONS, 7);

  @Test
  void theGraphSaysWhatTheTreesSay() throws Exception {
    // given points between the classes, and those that it was grown on, where splits are closest
    byte[] onnx = RandomForestExport.toOnnx(forest);

    for (float[][] points : new float[][][] {Cloud.of(500, WIDTH, 4, 0.5f), rows}) {
      // when
      float[] said = GraphRun.numbers(onnx, points);

      // then
      for (int i = 0; i < points.length; i++) {
        assertThat((double) said[i]).isCloseTo(forest.probability(points[i]), within(1e-5));
      }
    }
  }

  @Test
  void tellsAttacksFromNormalRecords() {
    for (float[] normal : Cloud.of(50, WIDTH, 8, 0)) {
      assertThat(forest.probability(normal)).isLessThan(0.5);
    }
    for (float[] attack : Cloud.of(50, WIDTH, 9, 2)) {
      assertThat(forest.probability(attack)).isGreaterThan(0.5);
    }
  }

  @Test
  void sameRecordsSameBytes() {
    assertThat(RandomForestExport.toOnnx(RandomForest.fit(rows, attacks(), OPTIONS, 7)))
        .isEqualTo(RandomForestExport.toOnnx(forest));
  }

  /**
   * Classes that overlap: how often each is wrong about records that it did not see, give or take
   * chance.
   */
  @Test
  void isAsGoodAsTribuo() {
    // given
    float[][] learnt = overlapping(1);
    float[][] unseen = overlapping(11);
    boolean[] attacks = attacks();

    // when
    RandomForest ours = RandomForest.fit(learnt, attacks, OPTIONS, 7);

    // then
    Model<Label> theirs = tribuo(learnt, attacks);
    int wrong = 0;
    int theirWrong = 0;
    for (int i = 0; i < unseen.length; i++) {
      wrong += ours.probability(unseen[i]) >= 0.5 == attacks[i] ? 0 : 1;
      String said = theirs.predict(example(unseen[i], false)).getOutput().getLabel();
      theirWrong += said.equals("attack") == attacks[i] ? 0 : 1;
    }
    assertThat(theirWrong).isPositive();
    assertThat(wrong).isCloseTo(theirWrong, within(unseen.length / 25));
  }

  private static float[][] overlapping(int seed) {
    var rows = new float[800][];
    System.arraycopy(Cloud.of(400, WIDTH, seed, 0), 0, rows, 0, 400);
    System.arraycopy(Cloud.of(400, WIDTH, seed + 1, 0.4f), 0, rows, 400, 400);
    return rows;
  }

  private static Model<Label> tribuo(float[][] rows, boolean[] attacks) {
    var labels = new LabelFactory();
    var dataset =
        new MutableDataset<Label>(new SimpleDataSourceProvenance("records", labels), labels);
    for (int i = 0; i < rows.length; i++) {
      dataset.add(example(rows[i], attacks[i]));
    }
    var tree =
        new CARTClassificationTrainer(
            OPTIONS.maxDepth(),
            OPTIONS.leastLeaf(),
            0,
            (float) OPTIONS.featureShare(),
            new GiniIndex(),
            7);
    return new RandomForestTrainer<>(tree, new VotingCombiner(), OPTIONS.trees(), 7).train(dataset);
  }

  private static Example<Label> example(float[] row, boolean attack) {
    var names = new String[row.length];
    var values = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      names[i] = "f%02d".formatted(i);
      values[i] = row[i];
    }
    return new ArrayExample<>(new Label(attack ? "attack" : "normal"), names, values);
  }

  /** The first half is normal. */
  private static float[][] rows() {
    var rows = new float[800][];
    System.arraycopy(Cloud.of(400, WIDTH, 1, 0), 0, rows, 0, 400);
    System.arraycopy(Cloud.of(400, WIDTH, 2, 2), 0, rows, 400, 400);
    return rows;
  }

  private static boolean[] attacks() {
    var attacks = new boolean[800];
    Arrays.fill(attacks, 400, 800, true);
    return attacks;
  }
}
