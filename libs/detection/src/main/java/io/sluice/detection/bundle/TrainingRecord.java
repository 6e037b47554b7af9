package io.sluice.detection.bundle;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a bundle was trained from: the same of all this gives the same bundle.
 *
 * @param seed of every random choice
 * @param dataSha256 digest of the training data, hex
 * @param rows readings in the data
 * @param windows windows trained on
 * @param options settings of the training, by name
 */
public record TrainingRecord(
    long seed, String dataSha256, long rows, int windows, Map<String, String> options) {

  public TrainingRecord {
    Present.text(dataSha256, "training.dataSha256");
    options = Collections.unmodifiableMap(new TreeMap<>(options == null ? Map.of() : options));
  }
}
