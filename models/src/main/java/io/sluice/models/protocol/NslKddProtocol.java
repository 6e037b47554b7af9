package io.sluice.models.protocol;

import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * NSL-KDD: Tavallaee et al., A detailed analysis of the KDD CUP 99 data set, CISDA 2009. Its test
 * file has kinds of attack that its training file lacks; so that is rehearsed on the training file
 * alone: of each family some kinds are never learnt, and all of their records are to be found.
 */
public final class NslKddProtocol implements Protocol {

  private static final String KIND = "attack_type";
  private static final String LABEL = "label";
  private static final String DIFFICULTY = "difficulty";

  /** Of each family: denial of service, probes, from outside, to root. */
  private static final Set<String> NEVER_LEARNT =
      Set.of(
          "smurf",
          "back",
          "pod",
          "satan",
          "nmap",
          "guess_passwd",
          "warezmaster",
          "imap",
          "buffer_overflow");

  private static final Set<String> DETECTORS = Set.of("ensemble", "random-forest");
  private static final CalibrationMethod CALIBRATION = new CalibrationMethod.Percentile(95);

  private final DataFolder data;

  public NslKddProtocol(Path dataFolder) {
    data = new DataFolder(dataFolder, "NSL-KDD");
  }

  @Override
  public Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException {
    List<String> features = features(data.file("Field Names.csv", "names of the columns"));
    var header = new ArrayList<>(features);
    header.add(KIND);
    header.add(DIFFICULTY);
    RecordSplit records =
        RecordSplit.read(data.file("KDDTrain+_20Percent.txt", "labelled connections"), header)
            .with(LABEL, row -> row.get(features.size()).equals("normal") ? "0" : "1");
    RecordSplit.Sides sides =
        records.deal(workFolder, features, List.of(KIND, LABEL), NEVER_LEARNT::contains);
    var evaluation =
        Evaluation.of(
            "Protocol nsl-kdd",
            "Trained on 70 % of the connections without "
                + String.join(", ", NEVER_LEARNT.stream().sorted().toList())
                + ", reported on the others and all of these.",
            List.of(
                judge("forest and ensemble", sides, DETECTORS, workFolder, progress),
                judge("record rules", sides, Steps.RECORD_RULES, workFolder, progress),
                judge("without labels", sides, Steps.WITHOUT_LABELS, workFolder, progress)));
    return evaluation.withGoals(
        List.of(
            Goal.atLeast(
                "Accuracy",
                "%",
                78.0,
                83.0,
                Steps.percent(evaluation.bundles().getFirst().pointwise().accuracy()))));
  }

  private static Judged judge(
      String name,
      RecordSplit.Sides sides,
      Set<String> detectors,
      Path workFolder,
      ProtocolProgress progress)
      throws ProtocolFailedException {
    Path folder = Steps.folder(workFolder.resolve(name.replace(' ', '-')));
    return Steps.trainAndJudge(name, sides, detectors, CALIBRATION, folder, progress);
  }

  private static List<String> features(Path names) throws ProtocolFailedException {
    try {
      return Files.readAllLines(names).stream()
          .filter(line -> !line.isBlank())
          .map(line -> line.split(",", 2)[0])
          .toList();
    } catch (IOException e) {
      throw new ProtocolFailedException("cannot read " + names + ": " + e.getMessage(), e);
    }
  }
}
