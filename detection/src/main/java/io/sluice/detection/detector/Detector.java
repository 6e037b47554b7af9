package io.sluice.detection.detector;

/** Judges a matrix of windows. Higher scores are more anomalous. Thread-safe. */
public interface Detector extends AutoCloseable {

  /** Stable name, the key in {@code anomaly-scores}: {@code autoencoder}. */
  String name();

  @Override
  void close();
}
