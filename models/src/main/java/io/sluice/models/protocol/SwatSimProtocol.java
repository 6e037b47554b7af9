package io.sluice.models.protocol;

import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Figures;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.training.TrainingOptions;
import io.sluice.models.training.TrainingRequest;
import java.nio.file.Path;
import java.util.List;

/**
 * A simulated plant of SWaT's shape that is not the one in this repository: six hours without
 * attacks to train on, twenty attacks that may be chosen on. Rows in recovery count neither way.
 */
public final class SwatSimProtocol implements Protocol {

  /** What differs from an ordinary training. */
  private static final TrainingOptions OPTIONS = TrainingOptions.DEFAULT;

  private final DataFolder data;

  public SwatSimProtocol(Path dataFolder) {
    data = new DataFolder(dataFolder, "swat-sim");
  }

  @Override
  public Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException {
    Path normal = data.file("normal_6h.csv", "six hours without attacks");
    Path attacks = data.file("attacks_dev.csv", "labelled attacks");
    var request =
        TrainingRequest.inferring("swat-sim", List.of(normal), workFolder)
            .withOptions(OPTIONS)
            .withDevelopment(List.of(attacks));
    return Steps.trainAndReport(
        request,
        "Protocol swat-sim",
        "Trained on normal_6h, reported on attacks_dev, the only data that was chosen on.",
        SwatSimProtocol::goals,
        progress);
  }

  private static List<Goal> goals(EvaluationReport report) {
    Figures figures = report.figures();
    return List.of(
        Goal.atLeast("Events found", "%", 95.0, 100.0, Steps.percent(figures.eventRecall())),
        Goal.atMost("Median time to detect", "s", 30.0, null, figures.medianSecondsToDetect()),
        Goal.atMost("False alarm episodes a day", "", 2.0, 1.0, figures.falseAlarmsPerDay()),
        Goal.atLeast("F1, row by row", "", 0.89, 0.92, figures.f1()));
  }
}
