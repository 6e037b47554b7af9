package io.sluice.models.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.detection.tree.DecisionTrees;
import io.sluice.models.onnx.Cloud;
import io.sluice.models.onnx.GraphRun;
import io.sluice.models.onnx.OnnxFile;
import io.sluice.models.onnx.OnnxOperator;
import io.sluice.models.onnx.TreeEnsemble;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribuo.util.onnx.ONNXContext;

/** What the trees of a graph say of a changed row is what the graph says of it. */
class ForestExplanationTest {

  private static final int WIDTH = 12;

  /** Columns that change together, as those of a tag do. */
  private static final int[] GROUPS = {0, 1, 1, 1, 2, 3, 3, 4, 5, 6, 7, 8};

  private static final float[] USUAL = Cloud.of(1, WIDTH, 3, 0)[0];

  @Test
  void changesAreThoseOfTheGraph() throws Exception {
    // given
    float[][] rows = new float[800][];
    System.arraycopy(Cloud.of(400, WIDTH, 1, 0), 0, rows, 0, 400);
    System.arraycopy(Cloud.of(400, WIDTH, 2, 0.4f), 0, rows, 400, 400);
    boolean[] attacks = new boolean[rows.length];
    Arrays.fill(attacks, 400, 800, true);
    byte[] onnx =
        RandomForestExport.toOnnx(
            RandomForest.fit(rows, attacks, new RandomForestOptions(20, 12, 2, 0.3), 7));

    // when
    DecisionTrees trees = DecisionTrees.ofGraph(onnx, WIDTH).orElseThrow();

    // then
    requireAlike(trees, onnx, rows);
  }

  /** Rows on the very limits, where it matters who goes to the first child. */
  @ParameterizedTest
  @EnumSource(TreeEnsemble.Split.class)
  void limitsAreThoseOfTheGraph(TreeEnsemble.Split split) throws Exception {
    // given
    byte[] onnx = stump(split);
    float[][] rows = new float[7][WIDTH];
    for (int i = 0; i < rows.length; i++) {
      Arrays.fill(rows[i], i - 3);
    }

    // when
    DecisionTrees trees = DecisionTrees.ofGraph(onnx, WIDTH).orElseThrow();

    // then
    requireAlike(trees, onnx, rows);
  }

  @Test
  void aGraphThatEndsTooSoonHasNoTrees() {
    // given
    byte[] onnx = stump(TreeEnsemble.Split.AT_MOST);

    for (int length = 0; length < onnx.length - 60; length++) {
      // when
      var trees = DecisionTrees.ofGraph(Arrays.copyOf(onnx, length), WIDTH);

      // then
      assertThat(trees).as("the first %d bytes", length).isEmpty();
    }
  }

  @Test
  void aFeatureThatIsNotThereIsNoTree() {
    assertThat(DecisionTrees.ofGraph(stump(TreeEnsemble.Split.AT_MOST), WIDTH - 1)).isEmpty();
  }

  private static void requireAlike(DecisionTrees trees, byte[] onnx, float[][] rows)
      throws Exception {
    float[] as = GraphRun.numbers(onnx, rows);
    int groups = Arrays.stream(GROUPS).max().orElseThrow() + 1;
    var changes = new double[groups];
    int changed = 0;
    for (int group = 0; group < groups; group++) {
      float[][] changedRows = new float[rows.length][];
      for (int i = 0; i < rows.length; i++) {
        changedRows[i] = rows[i].clone();
        for (int column = 0; column < WIDTH; column++) {
          changedRows[i][column] = GROUPS[column] == group ? USUAL[column] : rows[i][column];
        }
      }
      float[] said = GraphRun.numbers(onnx, changedRows);
      for (int i = 0; i < rows.length; i++) {
        trees.changes(rows[i], USUAL, GROUPS, new int[trees.depth()], changes);
        assertThat(changes[group])
            .as("row %d, group %d", i, group)
            .isCloseTo((double) said[i] - as[i], within(1e-6));
        changed += said[i] == as[i] ? 0 : 1;
      }
    }
    assertThat(changed).isPositive();
  }

  /** Two trees: of the first column, then the last; of the third. */
  private static byte[] stump(TreeEnsemble.Split split) {
    var trees = new TreeEnsemble(split, TreeEnsemble.Aggregate.AVERAGE);
    trees.startTree();
    int root = trees.addSplit(0, 0);
    int below = trees.addSplit(WIDTH - 1, -1);
    trees.children(below, trees.addLeaf(1), trees.addLeaf(2));
    trees.children(root, below, trees.addLeaf(8));
    trees.startTree();
    int other = trees.addSplit(2, 1);
    trees.children(other, trees.addLeaf(16), trees.addLeaf(64));
    var graph = new ONNXContext();
    graph
        .floatInput("features", WIDTH)
        .apply(OnnxOperator.TREE_ENSEMBLE_REGRESSOR, trees.attributes())
        .assignTo(graph.floatOutput("sum", 1));
    return OnnxFile.encode(graph, "stump", OnnxOperator.TREE_ENSEMBLE_REGRESSOR);
  }
}
