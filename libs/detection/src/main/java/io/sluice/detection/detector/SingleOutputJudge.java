package io.sluice.detection.detector;

import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.WindowMatrix;
import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets a graph make one number of each window's features, and a function make a score of that. The
 * graph does not say why: a tag's deviation is the squared distance of its features from the
 * average of training, and what is expected is unknown.
 */
final class SingleOutputJudge implements Detector.Judge {

  private final OnnxModel model;
  private final FeatureSpec spec;
  private final int maxRows;
  private final DoubleUnaryOperator score;
  private final FloatBuffer output;
  private @Nullable WindowMatrix windows;

  SingleOutputJudge(OnnxModel model, FeatureSpec spec, int maxRows, DoubleUnaryOperator score) {
    this.model = model;
    this.spec = spec;
    this.maxRows = maxRows;
    this.score = score;
    output = OnnxModel.directFloats(maxRows);
  }

  @Override
  public void judge(WindowMatrix matrix) {
    int rows = Shapes.require(matrix, spec.size(), maxRows);
    windows = matrix;
    if (rows > 0) {
      model.run(matrix.direct(), output, rows);
    }
  }

  @Override
  public double score(int row) {
    return score.applyAsDouble(output.get(row));
  }

  @Override
  public void explain(int row, Explanation explanation) {
    explanation.clear();
    var judged = Objects.requireNonNull(windows, "nothing was judged yet");
    double[] distances = new double[spec.tags().size()];
    for (int feature = 0; feature < spec.size(); feature++) {
      double value = judged.value(row, feature);
      distances[spec.tagOf(feature)] += value * value;
    }
    for (int tag = 0; tag < distances.length; tag++) {
      explanation.deviation(tag, distances[tag]);
    }
  }
}
