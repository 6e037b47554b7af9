package io.sluice.detection.detector;

import io.sluice.detection.feature.FeatureSpec;
import java.util.Map;
import java.util.Optional;

/** The detectors a bundle can name; a further one is a constant here and a class beside it. */
public enum DetectorKind {
  ONNX_AUTOENCODER(OnnxAutoencoder.KIND) {
    @Override
    public Detector create(
        String name, byte[] model, Map<String, Double> parameters, FeatureSpec spec)
        throws UnusableModelException {
      return new OnnxAutoencoder(name, model, spec);
    }
  },
  ONNX_ONE_CLASS_SVM(OnnxOneClassSvm.KIND) {
    @Override
    public Detector create(
        String name, byte[] model, Map<String, Double> parameters, FeatureSpec spec)
        throws UnusableModelException {
      return new OnnxOneClassSvm(name, model, parameters, spec);
    }
  };

  private final String key;

  DetectorKind(String key) {
    this.key = key;
  }

  /** How a manifest names it. */
  public String key() {
    return key;
  }

  public static Optional<DetectorKind> of(String key) {
    for (DetectorKind kind : values()) {
      if (kind.key.equals(key)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * @param name what scores will call it
   * @param model content of its model file
   * @param parameters what the model file does not say
   * @throws UnusableModelException naming what does not fit
   */
  public abstract Detector create(
      String name, byte[] model, Map<String, Double> parameters, FeatureSpec spec)
      throws UnusableModelException;
}
