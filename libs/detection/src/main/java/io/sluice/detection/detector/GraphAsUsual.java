package io.sluice.detection.detector;

import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.WindowMatrix;
import java.nio.FloatBuffer;

/** Asks the graph again, with a row for each tag. Not thread-safe. */
final class GraphAsUsual implements AsUsual {

  private final OnnxModel model;
  private final FeatureSpec spec;
  private final float[] usual;
  private final FloatBuffer variants;
  private final FloatBuffer answers;

  /**
   * @param usual by column, standardised
   */
  GraphAsUsual(OnnxModel model, FeatureSpec spec, float[] usual) {
    this.model = model;
    this.spec = spec;
    this.usual = usual;
    int tags = spec.tags().size();
    variants = OnnxModel.directFloats(Math.multiplyExact(tags, spec.size()));
    answers = OnnxModel.directFloats(tags);
  }

  @Override
  public float[] answers(WindowMatrix records, int row, float answer, int[] tags) {
    variants.clear();
    for (int tag : tags) {
      for (int column = 0; column < usual.length; column++) {
        variants.put(spec.tagOf(column) == tag ? usual[column] : records.value(row, column));
      }
    }
    variants.flip();
    model.run(variants, answers, tags.length);
    float[] answered = new float[tags.length];
    answers.get(0, answered);
    return answered;
  }
}
