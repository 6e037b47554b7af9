package io.sluice.detection.detector;

import io.sluice.detection.scale.WindowMatrix;

/** What a model would say of a record with one of its tags at its usual value. */
interface AsUsual {

  /**
   * @param answer of the model as the record is
   * @param tags which tags, one at a time; as indices into the profile's tags
   * @return by {@code tags}
   */
  float[] answers(WindowMatrix records, int row, float answer, int[] tags);
}
