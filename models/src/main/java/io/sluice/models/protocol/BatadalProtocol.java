package io.sluice.models.protocol;

import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.training.TrainingOptions;
import io.sluice.models.training.TrainingRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * BATADAL: Taormina et al., Battle of the Attack Detection Algorithms, Journal of Water Resources
 * Planning and Management 144(8), 2018. Hourly readings of a water distribution network; a year
 * without attacks to train on, half a year with seven that may be chosen on.
 */
public final class BatadalProtocol implements Protocol {

  /** What differs from an ordinary training. */
  private static final TrainingOptions OPTIONS =
      TrainingOptions.DEFAULT
          .withWindows(6, 1, 1)
          .withDetectors(Set.of("forecaster"))
          .withCalibration(new CalibrationMethod.Budget(new AlarmBudget(0.05, 0.02, 0.005)));

  private static final double DAYS_OF_MONTH = 30;

  private final DataFolder data;

  public BatadalProtocol(Path dataFolder) {
    data = new DataFolder(dataFolder, "BATADAL");
  }

  @Override
  public Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException {
    Path normal = data.file("dataset03.csv", "year without attacks");
    Path attacks = data.file("dataset04.csv", "half a year with labelled attacks");
    var request =
        TrainingRequest.inferring("batadal", List.of(normal), workFolder)
            .withOptions(OPTIONS)
            .withDevelopment(List.of(attacks));
    return Steps.trainAndReport(
        request,
        "Protocol batadal",
        "Trained on dataset03, reported on dataset04, the only data that was chosen on.",
        BatadalProtocol::goals,
        progress);
  }

  private static List<Goal> goals(EvaluationReport report) {
    Double perDay = report.falseAlarms().perDay();
    return List.of(
        Goal.atLeast(
            "Events found", "%", 100.0, null, Steps.percent(report.figures().eventRecall())),
        Goal.atMost(
            "False alarm episodes in 30 days",
            "",
            5.0,
            2.0,
            perDay == null ? null : perDay * DAYS_OF_MONTH),
        Goal.atMost(
            "Normal rows in alarm",
            "%",
            5.0,
            1.0,
            Steps.percent(report.figures().falsePositiveRate())));
  }
}
