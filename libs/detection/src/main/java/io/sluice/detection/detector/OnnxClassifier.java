package io.sluice.detection.detector;

import io.sluice.detection.detector.UsualRecord.TagRange;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.tree.DecisionTrees;
import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A model that was taught by labels, as an ONNX graph: float[rows][features] standardised in, how
 * likely each record is an attack out, 0 to 1, as float[rows] or float[rows][1]. That is the score.
 * Masked features are at the average of training.
 *
 * <p>Why is found by asking again with one tag after the other at its usual value: a tag's
 * deviation is by how much that lowers the score. Where no tag alone does, as several say the same,
 * it is the squared distance from what is usual. Of a forest its trees are asked instead of the
 * graph, which says the same and takes a fraction of the time: a storm of attacks is explained
 * record by record.
 */
public final class OnnxClassifier implements Detector {

  /** The kind in a bundle's manifest. */
  public static final String KIND = "onnx-classifier";

  private final String name;
  private final FeatureSpec spec;
  private final UsualRecord usual;
  private final OnnxModel model;

  /** Null if the graph is no forest. */
  private final @Nullable DecisionTrees trees;

  /**
   * @param settings {@link UsualRecord} as JSON
   * @throws UnusableModelException if graph or settings do not fit the features
   */
  public OnnxClassifier(String name, byte[] onnx, byte @Nullable [] settings, FeatureSpec spec)
      throws UnusableModelException {
    this.name = name;
    this.spec = spec;
    usual =
        ModelSettings.decode(
            settings,
            UsualRecord.class,
            record -> record.requireSize(spec.size(), spec.tags().size()));
    model = new OnnxModel(onnx, spec.size(), 1);
    trees = DecisionTrees.ofGraph(onnx, spec.size()).orElse(null);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Judge judge(int maxRows) {
    return new ProbabilityJudge(maxRows);
  }

  @Override
  public void close() {
    model.close();
  }

  private AsUsual asUsual() {
    float[] features = new float[spec.size()];
    for (int column = 0; column < features.length; column++) {
      features[column] = usual.features().get(column);
    }
    return trees == null
        ? new GraphAsUsual(model, spec, features)
        : new TreesAsUsual(trees, spec, features);
  }

  private static double score(float probability) {
    return Scores.sane(Math.clamp(probability, 0f, 1f));
  }

  private final class ProbabilityJudge implements Judge {

    private final int maxRows;
    private final FloatBuffer output;

    /** Made once somebody asks why. */
    private @Nullable AsUsual asUsual;

    private @Nullable WindowMatrix records;

    ProbabilityJudge(int maxRows) {
      this.maxRows = maxRows;
      output = OnnxModel.directFloats(maxRows);
    }

    @Override
    public void judge(WindowMatrix matrix) {
      int rows = Shapes.require(matrix, spec.size(), maxRows);
      records = matrix;
      if (rows > 0) {
        model.run(matrix.direct(), output, rows);
      }
    }

    @Override
    public double score(int row) {
      return OnnxClassifier.score(output.get(row));
    }

    @Override
    public void explain(int row, Explanation explanation) {
      explanation.clear();
      var judged = Objects.requireNonNull(records, "nothing was judged yet");
      double[] distances = distances(judged, row);
      int[] unusual =
          IntStream.range(0, spec.tags().size())
              .filter(tag -> !judged.isMasked(row, tag) && distances[tag] > 0)
              .toArray();
      if (unusual.length == 0) {
        return;
      }
      double[] lowered = lowered(judged, row, unusual);
      boolean nobody = IntStream.range(0, unusual.length).noneMatch(i -> lowered[i] > 0);
      for (int i = 0; i < unusual.length; i++) {
        int tag = unusual[i];
        explanation.deviation(tag, nobody ? distances[tag] : lowered[i]);
        TagRange range = usual.tags().get(tag);
        if (range.expected() != null && range.low() != null && range.high() != null) {
          explanation.expected(tag, range.expected());
          explanation.band(tag, range.low(), range.high());
        }
      }
    }

    /** By how much the score falls with each of the tags at its usual value; at least 0. */
    private double[] lowered(WindowMatrix judged, int row, int[] tags) {
      if (asUsual == null) {
        asUsual = asUsual();
      }
      float[] answers = asUsual.answers(judged, row, output.get(row), tags);
      double[] lowered = new double[tags.length];
      for (int i = 0; i < tags.length; i++) {
        lowered[i] = Math.max(0, score(row) - OnnxClassifier.score(answers[i]));
      }
      return lowered;
    }

    /** By tag, squared, of all its features together. */
    private double[] distances(WindowMatrix judged, int row) {
      double[] distances = new double[spec.tags().size()];
      for (int column = 0; column < spec.size(); column++) {
        double apart = judged.value(row, column) - usual.features().get(column);
        distances[spec.tagOf(column)] += apart * apart;
      }
      return distances;
    }
  }
}
