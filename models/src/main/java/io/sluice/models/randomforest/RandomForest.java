package io.sluice.models.randomforest;

import io.sluice.models.onnx.TreeEnsemble;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Tells attack from normal by trees that were grown on labelled records (Breiman 2001), by Tribuo.
 * What it says is the mean of its leaves' parts of attacks.
 */
public final class RandomForest {

  private static final String ATTACK = "attack";
  private static final String NORMAL = "normal";

  private static final OffsetDateTime NO_TIME =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /** Held, for a logger nobody holds forgets its level; Tribuo would tell of each tree. */
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  static {
    TRIBUO.setLevel(Level.WARNING);
  }

  private final WeightedEnsembleModel<Label> model;
  private final int width;

  private RandomForest(WeightedEnsembleModel<Label> model, int width) {
    this.model = model;
    this.width = width;
  }

  /**
   * @param rows standardised features
   * @param attacks by row, of both classes
   */
  public static RandomForest fit(
      float[][] rows, boolean[] attacks, RandomForestOptions options, long seed) {
    int width = rows[0].length;
    String[] names = names(width);
    var factory = new LabelFactory();
    var dataset =
        new MutableDataset<Label>(
            new SimpleDataSourceProvenance("records", NO_TIME, factory), factory);
    for (int i = 0; i < rows.length; i++) {
      dataset.add(example(rows[i], names, attacks[i] ? ATTACK : NORMAL));
    }
    var tree =
        new CARTClassificationTrainer(
            options.maxDepth(),
            options.leastLeaf(),
            0,
            (float) options.featureShare(),
            new GiniIndex(),
            seed);
    var trainer =
        new RandomForestTrainer<>(tree, new FullyWeightedVotingCombiner(), options.trees(), seed);
    return new RandomForest((WeightedEnsembleModel<Label>) trainer.train(dataset), width);
  }

  int width() {
    return width;
  }

  /** How likely a record is an attack, 0 to 1, as Tribuo says. */
  public double probability(float[] row) {
    Map<String, Label> scores =
        model
            .predict(example(row, names(width), LabelFactory.UNKNOWN_LABEL.getLabel()))
            .getOutputScores();
    return Objects.requireNonNull(scores.get(ATTACK), "both classes were learnt").getScore();
  }

  /** All trees; each leaf holds its part of the mean. */
  TreeEnsemble trees() {
    var ensemble = new TreeEnsemble(TreeEnsemble.Split.AT_MOST, TreeEnsemble.Aggregate.SUM);
    int trees = model.getModels().size();
    for (Model<Label> one : model.getModels()) {
      int[] columns = columns(one);
      ensemble.startTree();
      add(((TreeModel<Label>) one).getRoot(), columns, trees, ensemble);
    }
    return ensemble;
  }

  /** Leaves all over the trees. */
  public int leaves() {
    return trees().leaves();
  }

  private static int add(Node<Label> node, int[] columns, int trees, TreeEnsemble ensemble) {
    if (node instanceof SplitNode<Label> split) {
      int id = ensemble.addSplit(columns[split.getFeatureID()], floor(split.splitValue()));
      int atMost = add(split.getLessThanOrEqual(), columns, trees, ensemble);
      int above = add(split.getGreaterThan(), columns, trees, ensemble);
      ensemble.children(id, atMost, above);
      return id;
    }
    Label attack = ((LeafNode<Label>) node).getDistribution().get(ATTACK);
    double part = attack == null ? 0 : attack.getScore();
    return ensemble.addLeaf((float) (part / trees));
  }

  /** The largest single-precision number that is not above: the same features are at most it. */
  private static float floor(double value) {
    float near = (float) value;
    return near > value ? Math.nextDown(near) : near;
  }

  /** Our column by Tribuo's number of a feature. */
  private static int[] columns(Model<Label> model) {
    var map = model.getFeatureIDMap();
    var columns = new int[map.size()];
    for (int id = 0; id < columns.length; id++) {
      columns[id] = Integer.parseInt(map.get(id).getName());
    }
    return columns;
  }

  private static Example<Label> example(float[] row, String[] names, String label) {
    var values = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      values[i] = row[i];
    }
    return new ArrayExample<>(new Label(label), names, values);
  }

  private static String[] names(int width) {
    var names = new String[width];
    for (int i = 0; i < width; i++) {
      names[i] = String.format(Locale.ROOT, "%05d", i);
    }
    return names;
  }
}
