package io.sluice.detection.detector;

import io.sluice.detection.feature.FeatureSpec;

/**
 * Any model that scores a window by its features alone, as an ONNX graph: float[rows][features]
 * standardised in, the score out, as float[rows] or float[rows][1], at least 0 and higher the more
 * anomalous. So a further model of this kind needs training, but nothing new where windows are
 * judged. Masked features are at the average of training.
 */
public final class OnnxFeatureScore implements Detector {

  /** The kind in a bundle's manifest. */
  public static final String KIND = "onnx-feature-score";

  private final String name;
  private final FeatureSpec spec;
  private final OnnxModel model;

  /**
   * @throws UnusableModelException if the graph is not of this shape
   */
  public OnnxFeatureScore(String name, byte[] onnx, FeatureSpec spec)
      throws UnusableModelException {
    this.name = name;
    this.spec = spec;
    model = new OnnxModel(onnx, spec.size(), 1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Judge judge(int maxRows) {
    return new SingleOutputJudge(model, spec, maxRows, output -> Scores.sane(Math.max(0, output)));
  }

  @Override
  public void close() {
    model.close();
  }
}
