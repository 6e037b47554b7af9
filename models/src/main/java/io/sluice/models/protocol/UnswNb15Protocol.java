package io.sluice.models.protocol;

import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Judged;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * UNSW-NB15: Moustafa and Slay, UNSW-NB15: a comprehensive data set for network intrusion detection
 * systems, MilCIS 2015. Flows of normal traffic and nine kinds of attacks. A random forest is
 * taught with and without the three columns that nearly give the label away, and four detectors
 * together learn normal flows alone.
 */
public final class UnswNb15Protocol implements Protocol {

  private static final String KIND = "attack_cat";
  private static final String LABEL = "label";

  /** No features: a number of the row, and what is to be found out. */
  private static final Set<String> BESIDE = Set.of("id", KIND, LABEL);

  /** Times to live tell the machines of the test bed apart, and so attacks. */
  private static final Set<String> GIVE_AWAY = Set.of("sttl", "dttl", "ct_state_ttl");

  /** An hour of flows says little of what is rare in a day. */
  private static final CalibrationMethod CALIBRATION = new CalibrationMethod.Percentile(99);

  private final DataFolder data;

  public UnswNb15Protocol(Path dataFolder) {
    data = new DataFolder(dataFolder, "UNSW-NB15");
  }

  @Override
  public Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException {
    RecordSplit flows = RecordSplit.read(data.file("flows.csv", "labelled flows"), null);
    List<String> all = flows.header().stream().filter(name -> !BESIDE.contains(name)).toList();
    List<String> honest = all.stream().filter(name -> !GIVE_AWAY.contains(name)).toList();
    var judged = new ArrayList<Judged>();
    judged.add(judge("forest", flows, all, Set.of("random-forest"), workFolder, progress));
    judged.add(
        judge("forest without ttl", flows, honest, Set.of("random-forest"), workFolder, progress));
    judged.add(judge("ensemble", flows, all, Set.of("ensemble"), workFolder, progress));
    judged.add(
        judge("ensemble without ttl", flows, honest, Set.of("ensemble"), workFolder, progress));
    judged.add(judge("record rules", flows, all, Steps.RECORD_RULES, workFolder, progress));
    judged.add(judge("without labels", flows, all, Steps.WITHOUT_LABELS, workFolder, progress));
    var evaluation =
        Evaluation.of(
            "Protocol unsw-nb15",
            "Trained on 70 % of the flows, reported on 30 %; flows that are the same are on one side."
                + " Without ttl is without sttl, dttl and ct_state_ttl.",
            judged);
    return evaluation.withGoals(goals(evaluation.bundles()));
  }

  private static Judged judge(
      String name,
      RecordSplit flows,
      List<String> features,
      Set<String> detectors,
      Path workFolder,
      ProtocolProgress progress)
      throws ProtocolFailedException {
    Path folder = workFolder.resolve(name.replace(' ', '-'));
    RecordSplit.Sides sides =
        flows.deal(Steps.folder(folder), features, List.of(KIND, LABEL), kind -> false);
    return Steps.trainAndJudge(name, sides, detectors, CALIBRATION, folder, progress);
  }

  private static List<Goal> goals(List<EvaluationReport> reports) {
    EvaluationReport forest = reports.get(0);
    EvaluationReport honest = reports.get(1);
    return List.of(
        Goal.atLeast("F1 of the forest", "", 0.93, 0.96, forest.pointwise().f1()),
        Goal.atMost(
            "False positive rate of the forest",
            "%",
            5.0,
            2.0,
            Steps.percent(forest.pointwise().falsePositiveRate())),
        Goal.atLeast("F1 of the forest without ttl", "", 0.90, 0.94, honest.pointwise().f1()),
        Goal.atLeast("ROC AUC of the ensemble", "", 0.85, 0.93, Steps.rocArea(reports.get(2))),
        Goal.atLeast(
            "ROC AUC of the ensemble without ttl", "", null, null, Steps.rocArea(reports.get(3))));
  }
}
