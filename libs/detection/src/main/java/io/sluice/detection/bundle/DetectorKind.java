package io.sluice.detection.bundle;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.OnnxAutoencoder;
import io.sluice.detection.detector.OnnxClassifier;
import io.sluice.detection.detector.OnnxFeatureScore;
import io.sluice.detection.detector.OnnxOneClassSvm;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.feature.RecordFeatures;
import io.sluice.detection.forecast.OnnxForecaster;
import io.sluice.detection.forest.ForestDetector;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.detection.hotelling.OnnxHotelling;
import io.sluice.detection.recordrule.RecordRuleDetector;
import io.sluice.detection.rule.RuleDetector;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The detectors a bundle can name; a further one is a constant here and a class of its own. */
public enum DetectorKind {
  ONNX_AUTOENCODER(OnnxAutoencoder.KIND) {
    @Override
    Detector create(DetectorEntry entry, Files files, Profile profile, FeatureSpec features)
        throws UnusableModelException {
      return new OnnxAutoencoder(entry.name(), files.trained(), features);
    }

    @Override
    public boolean judgesRecords() {
      return true;
    }
  },
  ONNX_ONE_CLASS_SVM(OnnxOneClassSvm.KIND) {
    @Override
    Detector create(DetectorEntry entry, Files files, Profile profile, FeatureSpec features)
        throws UnusableModelException {
      return new OnnxOneClassSvm(entry.name(), files.trained(), entry.parameters(), features);
    }

    @Override
    public boolean judgesRecords() {
      return true;
    }
  },
  ONNX_FEATURE_SCORE(OnnxFeatureScore.KIND) {
    @Override
    Detector create(DetectorEntry entry, Files files, Profile profile, FeatureSpec features)
        throws UnusableModelException {
      return new OnnxFeatureScore(entry.name(), files.trained(), features);
    }

    @Override
    public boolean judgesRecords() {
      return true;
    }
  },
  ONNX_CLASSIFIER(OnnxClassifier.KIND) {
    @Override
    Detector create(DetectorEntry entry, Files files, Profile profile, FeatureSpec features)
        throws UnusableModelException {
      return new OnnxClassifier(entry.name(), files.trained(), files.settings(), features);
    }

    @Override
    public boolean judgesRecords() {
      return true;
    }
  },
  ONNX_HOTELLING(OnnxHotelling.KIND) {
    @Override
    Detector create(DetectorEntry entry, Files files, Profile profile, FeatureSpec features)
        throws UnusableModelException {
      return new OnnxHotelling(entry.name(), files.trained(), files.settings(), profile);
    }
  },
  ONNX_FORECASTER(OnnxForecaster.KIND) {
    @Override
    Detector create(DetectorEntry entry, Files files, Profile profile, FeatureSpec features)
        throws UnusableModelException {
      return new OnnxForecaster(entry.name(), files.trained(), files.settings(), profile);
    }
  },
  RULES(RuleDetector.KIND) {
    @Override
    Detector create(DetectorEntry entry, Files files, Profile profile, FeatureSpec features)
        throws UnusableModelException {
      return new RuleDetector(entry.name(), files.trained(), profile);
    }
  },
  RECORD_RULES(RecordRuleDetector.KIND) {
    @Override
    Detector create(DetectorEntry entry, Files files, Profile profile, FeatureSpec features)
        throws UnusableModelException {
      if (!(features instanceof RecordFeatures records)) {
        throw new UnusableModelException("it judges records, and the features are of windows");
      }
      return new RecordRuleDetector(entry.name(), files.trained(), profile, records);
    }

    @Override
    public boolean judgesRecords() {
      return true;
    }

    @Override
    public boolean judgesWindows() {
      return false;
    }
  },
  RANDOM_CUT_FOREST(ForestDetector.KIND) {
    @Override
    Detector create(DetectorEntry entry, Files files, Profile profile, FeatureSpec features)
        throws UnusableModelException {
      return new ForestDetector(
          entry.name(), ForestSettings.of(entry.parameters(), profile.tags().size()), profile);
    }

    @Override
    boolean hasModel() {
      return false;
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

  static Optional<DetectorKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  /**
   * @throws UnusableModelException naming what does not fit
   */
  abstract Detector create(DetectorEntry entry, Files files, Profile profile, FeatureSpec features)
      throws UnusableModelException;

  /** Whether it can judge a record, as what judges by the features alone can. */
  public boolean judgesRecords() {
    return false;
  }

  /** Whether it can judge a window of readings. */
  public boolean judgesWindows() {
    return true;
  }

  /** Whether training leaves a file with what it learnt. */
  boolean hasModel() {
    return true;
  }

  /**
   * The content of a detector's files.
   *
   * @param model null if its kind has none
   * @param settings null if its entry names none
   */
  record Files(byte @Nullable [] model, byte @Nullable [] settings) {

    /** The model, of a kind that has one. */
    byte[] trained() {
      return Objects.requireNonNull(model, "its kind has no model");
    }
  }
}
