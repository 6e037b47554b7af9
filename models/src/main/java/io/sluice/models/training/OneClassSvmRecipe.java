package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorKind;
import io.sluice.detection.detector.OnnxOneClassSvm;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.svm.OneClassSvm;
import io.sluice.models.svm.OneClassSvmExport;
import io.sluice.models.svm.OneClassSvmTrainer;
import io.sluice.models.training.TrainingProgress.Stage;
import java.util.Map;

final class OneClassSvmRecipe implements FeatureRecipe {

  static final String NAME = "one-class-svm";

  private static final String MODEL = "one-class-svm.onnx";

  /** As it was trained, for the proof that the graph says the same. */
  private static final String TRIBUO = "one-class-svm.tribuo.pb";

  private static final int BYTES_OF_A_NUMBER = 64;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DetectorKind kind() {
    return DetectorKind.ONNX_ONE_CLASS_SVM;
  }

  @Override
  public Stage stage() {
    return Stage.ONE_CLASS_SVM;
  }

  @Override
  public long memory(int windows, int width) {
    // Each number is a node of LibSVM, an object, beside Tribuo's own copy with the feature's name.
    return (long) windows * width * BYTES_OF_A_NUMBER;
  }

  @Override
  public TrainedDetector fit(FeatureRows rows, TrainingOptions options, TrainingProgress progress) {
    progress.at(Stage.ONE_CLASS_SVM, 0, 1);
    OneClassSvm svm = new OneClassSvmTrainer(options.oneClassSvm()).train(rows.all());
    progress.at(Stage.ONE_CLASS_SVM, 1, 1);
    return new TrainedDetector(
        name(),
        "one-class SVM, RBF kernel, %d support vectors; score: soft minimum of squared distances"
            .formatted(svm.supportVectors()),
        kind(),
        MODEL,
        null,
        Map.of(MODEL, OneClassSvmExport.toOnnx(svm), TRIBUO, svm.toTribuo()),
        Map.of(
            OnnxOneClassSvm.RHO, svm.rho(), OnnxOneClassSvm.COEFFICIENT_SUM, svm.coefficientSum()),
        Map.of("supportVectors", (double) svm.supportVectors()),
        new Meaning.HeldOut());
  }
}
