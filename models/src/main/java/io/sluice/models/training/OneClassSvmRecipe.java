package io.sluice.models.training;

import io.sluice.detection.bundle.DetectorKind;
import io.sluice.detection.detector.OnnxOneClassSvm;
import io.sluice.models.calibration.Meaning;
import io.sluice.models.svm.OneClassSvm;
import io.sluice.models.svm.OneClassSvmExport;
import io.sluice.models.svm.OneClassSvmTrainer;
import io.sluice.models.training.TrainingProgress.Stage;
import java.util.Map;
import java.util.Optional;

final class OneClassSvmRecipe implements DetectorRecipe {

  static final String NAME = "one-class-svm";

  private static final String MODEL = "one-class-svm.onnx";

  /** As it was trained, for the proof that the graph says the same. */
  private static final String TRIBUO = "one-class-svm.tribuo.pb";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DetectorKind kind() {
    return DetectorKind.ONNX_ONE_CLASS_SVM;
  }

  @Override
  public Optional<TrainedDetector> train(
      TrainingSets sets, TrainingOptions options, TrainingProgress progress) {
    progress.at(Stage.ONE_CLASS_SVM, 0, 1);
    OneClassSvm svm = new OneClassSvmTrainer(options.oneClassSvm()).train(sets.trainingRows());
    progress.at(Stage.ONE_CLASS_SVM, 1, 1);
    return Optional.of(
        new TrainedDetector(
            name(),
            "one-class SVM, RBF kernel, %d support vectors; score: soft minimum of squared distances"
                .formatted(svm.supportVectors()),
            kind(),
            MODEL,
            null,
            Map.of(MODEL, OneClassSvmExport.toOnnx(svm), TRIBUO, svm.toTribuo()),
            Map.of(
                OnnxOneClassSvm.RHO,
                svm.rho(),
                OnnxOneClassSvm.COEFFICIENT_SUM,
                svm.coefficientSum()),
            Map.of("supportVectors", (double) svm.supportVectors()),
            new Meaning.HeldOut()));
  }
}
