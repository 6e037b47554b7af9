package io.sluice.detection.detector;

import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.WindowMatrix;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An autoencoder as an ONNX graph: float[rows][features] in, the reconstruction in the same shape
 * out. It has learnt to rebuild normal windows, so what it cannot rebuild is not normal. The score
 * is the mean squared error over the standardised features of the tags that are not masked, 0 if
 * all are. A tag's deviation is its part of that error.
 */
public final class OnnxAutoencoder implements Detector {

  /** The kind in a bundle's manifest. */
  public static final String KIND = "onnx-autoencoder";

  private final String name;
  private final FeatureSpec spec;
  private final OnnxModel model;

  /**
   * @throws UnusableModelException if the graph is not of this shape
   */
  public OnnxAutoencoder(String name, byte[] onnx, FeatureSpec spec) throws UnusableModelException {
    this.name = name;
    this.spec = spec;
    model = new OnnxModel(onnx, spec.size(), spec.size());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Judge judge(int maxRows) {
    return new ReconstructionJudge(maxRows);
  }

  @Override
  public void close() {
    model.close();
  }

  private final class ReconstructionJudge implements Judge {

    private final int tags = spec.tags().size();
    private final int features = spec.size();
    private final FloatBuffer output;
    private final float[] rebuilt;
    private final double[] scores;
    private final float[] tagErrors = new float[tags];
    private final int[] countOf = IntStream.range(0, tags).map(spec::countOf).toArray();
    private @Nullable WindowMatrix windows;

    ReconstructionJudge(int maxRows) {
      output = OnnxModel.directFloats(Math.multiplyExact(maxRows, features));
      rebuilt = new float[maxRows * features];
      scores = new double[maxRows];
    }

    private WindowMatrix judged() {
      return Objects.requireNonNull(windows, "nothing was judged yet");
    }

    @Override
    public void judge(WindowMatrix matrix) {
      int rows = Shapes.require(matrix, features, scores.length);
      windows = matrix;
      if (rows == 0) {
        return;
      }
      model.run(matrix.direct(), output, rows);
      output.get(0, rebuilt, 0, rows * features);
      for (int row = 0; row < rows; row++) {
        sumErrors(row);
        scores[row] = meanError(row);
      }
    }

    @Override
    public double score(int row) {
      return scores[row];
    }

    @Override
    public void explain(int row, Explanation explanation) {
      explanation.clear();
      sumErrors(row);
      for (int tag = 0; tag < tags; tag++) {
        if (!judged().isMasked(row, tag)) {
          explanation.deviation(tag, tagErrors[tag]);
          int level = spec.levelOf(tag);
          if (level >= 0) {
            explanation.expected(tag, judged().original(level, rebuilt[row * features + level]));
          }
        }
      }
    }

    /** Squared errors of a row by tag, masked ones too. */
    private void sumErrors(int row) {
      Arrays.fill(tagErrors, 0);
      spec.addSquares(judged().values(), rebuilt, row * features, tagErrors);
    }

    private double meanError(int row) {
      double sum = 0;
      int counted = 0;
      for (int tag = 0; tag < tags; tag++) {
        if (!judged().isMasked(row, tag)) {
          sum += tagErrors[tag];
          counted += countOf[tag];
        }
      }
      return counted == 0 ? 0 : Scores.sane(sum / counted);
    }
  }
}
