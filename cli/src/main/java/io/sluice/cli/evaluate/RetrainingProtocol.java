package io.sluice.cli.evaluate;

import io.sluice.cli.retrain.RetrainCommand;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluation.Part;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.EvaluationReport.BudgetLine;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Judged;
import io.sluice.models.protocol.Protocol;
import io.sluice.models.protocol.ProtocolFailedException;
import io.sluice.models.protocol.ProtocolProgress;
import io.sluice.models.training.Trainer;
import io.sluice.models.training.TrainingFailedException;
import io.sluice.models.training.TrainingRequest;
import io.sluice.testbed.plant.PlantCsvWriter;
import io.sluice.testbed.plant.PlantReading;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.tag.PlantTag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What training anew each week is worth on a plant that changes slowly: the bundle of the first
 * week judges three more, and beside it one that is trained each week from all of the time so far,
 * as {@code retrain} does it where people have said of each false alarm that it was one. Both see
 * the same readings.
 */
final class RetrainingProtocol implements Protocol {

  private static final String PROFILE = "slow-plant";
  private static final int PROGRESS_EVERY = 1_000;
  private static final String NEVER = "never trained again";
  private static final String ANEW = "trained each week";

  private final RetrainingPlan plan;

  RetrainingProtocol(RetrainingPlan plan) {
    this.plan = plan;
  }

  @Override
  public Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException {
    var history = new History(workFolder, plan);
    var never = new ArrayList<EvaluationReport>();
    var anew = new ArrayList<EvaluationReport>();
    history.next(List.of(), progress);
    try (var first = Watch.of(train(history, null, progress))) {
      Watch newest = first;
      try {
        for (int part = 1; part < plan.parts(); part++) {
          history.next(newest == first ? List.of(first) : List.of(first, newest), progress);
          never.add(first.part(NEVER, part).report());
          anew.add(newest == first ? never.getLast() : newest.part(ANEW, part).report());
          Profile profile = first.profile();
          if (newest != first) {
            newest.close();
          }
          newest = Watch.of(train(history, profile, progress));
        }
        history.next(List.of(first, newest), progress);
        return evaluation(
            never, anew, first.part(NEVER, plan.parts()), newest.part(ANEW, plan.parts()));
      } finally {
        if (newest != first) {
          newest.close();
        }
      }
    }
  }

  private Evaluation evaluation(
      List<EvaluationReport> never,
      List<EvaluationReport> anew,
      Judged lastNever,
      Judged lastAnew) {
    var evaluation =
        Evaluation.of(
            "Protocol retraining",
            ("A simulated plant under %s, read every %d seconds: a bundle of its first %d days"
                    + " judges the %d after them, as it is, and trained anew after each %d days from"
                    + " the first four fifths of all the time so far. Side by side the last %d days,"
                    + " with attacks; each stretch of %d days by itself as parts.")
                .formatted(
                    plan.scenario().name(),
                    plan.every().toSeconds(),
                    plan.part().toDays(),
                    plan.part().toDays() * plan.parts(),
                    plan.part().toDays(),
                    plan.part().toDays(),
                    plan.part().toDays()),
            List.of(lastNever, lastAnew));
    EvaluationReport withoutIt = evaluation.bundles().getFirst();
    EvaluationReport withIt = evaluation.bundles().getLast();
    never.add(withoutIt);
    anew.add(withIt);
    var parts = new ArrayList<>(never);
    parts.addAll(anew.subList(1, anew.size()));
    var goals = new ArrayList<Goal>();
    goals.add(
        Goal.atLeast(
            "Never trained again: false alarms a day in the last part, less those in the first",
            "",
            0.0,
            null,
            difference(
                withoutIt.figures().falseAlarmsPerDay(),
                never.getFirst().figures().falseAlarmsPerDay())));
    for (BudgetLine line : withIt.budget()) {
      goals.add(
          Goal.atMost(
              "Trained each week: false alarms a day in the last part, " + line.severity(),
              "",
              line.budgetPerDay(),
              null,
              line.perDay()));
    }
    goals.add(
        Goal.atLeast(
            "Trained each week: events found in the last part",
            "",
            (double) withoutIt.events().found(),
            (double) withIt.events().total(),
            (double) withIt.events().found()));
    return evaluation.withGoals(goals).withParts(parts.stream().map(Part::of).toList());
  }

  private static @Nullable Double difference(@Nullable Double one, @Nullable Double other) {
    return one == null || other == null ? null : one - other;
  }

  private static Bundle train(History history, @Nullable Profile profile, ProtocolProgress progress)
      throws ProtocolFailedException {
    List<Path> files = history.learnt();
    Path root = history.folder().resolve("bundles");
    TrainingRequest request =
        profile == null
            ? TrainingRequest.inferring(PROFILE, files, root)
            : TrainingRequest.of(profile, files, root);
    try {
      var trainer = new Trainer((stage, done, total) -> progress.at("Training", done, total));
      return Bundle.load(trainer.train(request).folder());
    } catch (TrainingFailedException | BundleRefusedException e) {
      throw new ProtocolFailedException(e.getMessage(), e);
    }
  }

  /** A bundle that judges as readings come. */
  private record Watch(Bundle bundle, Evaluator evaluator, int[] order) implements AutoCloseable {

    static Watch of(Bundle bundle) {
      List<String> plant = PlantTag.ALL.stream().map(PlantTag::name).toList();
      int[] order =
          bundle.profile().tags().stream().mapToInt(tag -> plant.indexOf(tag.name())).toArray();
      return new Watch(
          bundle, new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce())), order);
    }

    Profile profile() {
      return bundle.profile();
    }

    void see(PlantReading reading) {
      double[] values = IntStream.of(order).mapToDouble(tag -> reading.values()[tag]).toArray();
      evaluator.add(
          reading.time(),
          values,
          reading.label(),
          reading.attackId() == 0 ? null : reading.attackId() + " " + reading.attack());
    }

    Judged part(String name, int part) {
      return evaluator.judgedSinceLast().named("%s, part %d".formatted(name, part));
    }

    @Override
    public void close() {
      evaluator.close();
      bundle.close();
    }
  }

  /** What the plant has told so far, a file a slice of time, of which training takes the first. */
  private static final class History {

    /** Files of each part: some whole number of them is four fifths of the time. */
    private static final int SLICES = 20;

    private final Path folder;
    private final RetrainingPlan plan;
    private final PlantSimulator plant;
    private final List<Path> files = new ArrayList<>();

    History(Path folder, RetrainingPlan plan) {
      this.folder = folder;
      this.plan = plan;
      plant = new PlantSimulator(plan.seed(), plan.scenario());
    }

    Path folder() {
      return folder;
    }

    /** Lets the plant run for another part, and some watch. */
    void next(List<Watch> watches, ProtocolProgress progress) throws ProtocolFailedException {
      long seconds = plan.part().toSeconds() / SLICES;
      long before = files.size() * seconds;
      for (int slice = 0; slice < SLICES; slice++) {
        Path file = folder.resolve("slice-%03d.csv".formatted(files.size()));
        try (PlantCsvWriter writer = PlantCsvWriter.to(file)) {
          for (long second = 0; second < seconds; second++) {
            PlantReading reading = plant.next();
            if ((before + slice * seconds + second) % plan.every().toSeconds() == 0) {
              writer.accept(reading);
              watches.forEach(watch -> watch.see(reading));
            }
            if (second % PROGRESS_EVERY == 0) {
              progress.at(
                  "Simulating and judging",
                  before + slice * seconds + second,
                  plan.whole().toSeconds());
            }
          }
        } catch (IOException e) {
          throw new ProtocolFailedException("cannot write " + file + ": " + e.getMessage(), e);
        }
        files.add(file);
      }
    }

    /** All but the part that {@code retrain} keeps to compare by. */
    List<Path> learnt() {
      return List.copyOf(
          files.subList(0, files.size() * (RetrainCommand.PARTS - 1) / RetrainCommand.PARTS));
    }
  }
}
