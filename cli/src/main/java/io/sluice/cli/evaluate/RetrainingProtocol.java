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
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.tag.PlantTag;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What training anew each week is worth on a plant that changes slowly: the bundle of the first
 * week judges three more, and beside it one that is trained each week from all of the time so far,
 * as {@code retrain} does it where people have said of each false alarm that it was one. Both see
 * the same readings. The last week is judged twice: as it is, for false alarms, and once more of
 * the same plant under attack, for what is found; for what an attack leaves behind is no normal
 * operation.
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

  /** What two bundles said of one part. */
  private record Pair(Judged never, Judged anew) {}

  @Override
  public Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException {
    var trained = new ArrayList<Bundle>();
    try {
      var never = new ArrayList<EvaluationReport>();
      var anew = new ArrayList<EvaluationReport>();
      quietly(workFolder, trained, never, anew, progress);
      return evaluation(never, anew, underAttack(trained.getFirst(), trained.getLast(), progress));
    } finally {
      trained.forEach(Bundle::close);
    }
  }

  /**
   * Trains after each part but the last one, and judges each but the first, without attacks.
   *
   * @param trained to which bundles are added, oldest first
   * @param never to which reports of the first bundle are added, a part each
   * @param anew to which those of the newest are, from the second one on
   */
  private void quietly(
      Path workFolder,
      List<Bundle> trained,
      List<EvaluationReport> never,
      List<EvaluationReport> anew,
      ProtocolProgress progress)
      throws ProtocolFailedException {
    var history = new History(workFolder, plan, progress);
    history.next(List.of());
    trained.add(train(history, null, progress));
    try (var first = Watch.of(trained.getFirst())) {
      history.next(List.of(first));
      never.add(first.part(NEVER, "part 1").report());
      for (int part = 2; part <= plan.parts(); part++) {
        trained.add(train(history, trained.getFirst().profile(), progress));
        try (var newest = Watch.of(trained.getLast())) {
          history.next(List.of(first, newest));
          never.add(first.part(NEVER, "part " + part).report());
          anew.add(newest.part(ANEW, "part " + part).report());
        }
      }
    }
  }

  /** The same plant once more, with its attacks, of which the last part is judged by both. */
  private Pair underAttack(Bundle first, Bundle newest, ProtocolProgress progress) {
    var plant = new Plant(plan, plan.scenario(), "Once more, under attack", progress);
    Duration beforeLast = plan.part().multipliedBy(plan.parts() - 1);
    plant.run(plan.part(), learnt -> {});
    try (var never = Watch.of(first);
        var anew = Watch.of(newest)) {
      plant.run(beforeLast, never::see);
      never.part(NEVER, "before the last part");
      plant.run(
          plan.part(),
          reading -> {
            never.see(reading);
            anew.see(reading);
          });
      String name = "part %d attacked".formatted(plan.parts());
      return new Pair(never.part(NEVER, name), anew.part(ANEW, name));
    }
  }

  private Evaluation evaluation(
      List<EvaluationReport> never, List<EvaluationReport> anew, Pair underAttack) {
    var evaluation =
        Evaluation.of(
            "Protocol retraining",
            ("A simulated plant under %s, read every %d seconds: a bundle of its first %d days"
                    + " judges the %d after them, as it is, and trained anew after each %d days from"
                    + " the first four fifths of all the time so far; each stretch of %d days by"
                    + " itself as parts. Side by side the last %d days once more, of the same plant"
                    + " under attack.")
                .formatted(
                    plan.scenario().name(),
                    plan.every().toSeconds(),
                    plan.part().toDays(),
                    plan.part().toDays() * plan.parts(),
                    plan.part().toDays(),
                    plan.part().toDays(),
                    plan.part().toDays()),
            List.of(underAttack.never(), underAttack.anew()));
    EvaluationReport withoutIt = evaluation.bundles().getFirst();
    EvaluationReport withIt = evaluation.bundles().getLast();
    var parts = new ArrayList<>(never);
    parts.addAll(anew);
    parts.addAll(evaluation.bundles());
    var goals = new ArrayList<Goal>();
    goals.add(
        Goal.atLeast(
            "Never trained again: false alarms a day in the last part, less those in the first",
            "",
            0.0,
            null,
            difference(
                never.getLast().figures().falseAlarmsPerDay(),
                never.getFirst().figures().falseAlarmsPerDay())));
    for (BudgetLine line : anew.getLast().budget()) {
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
            "Trained each week: events found in the last part under attack",
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
  private record Watch(Evaluator evaluator, int[] order) implements AutoCloseable {

    static Watch of(Bundle bundle) {
      List<String> plant = PlantTag.ALL.stream().map(PlantTag::name).toList();
      int[] order =
          bundle.profile().tags().stream().mapToInt(tag -> plant.indexOf(tag.name())).toArray();
      return new Watch(
          new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce())), order);
    }

    void see(PlantReading reading) {
      double[] values = IntStream.of(order).mapToDouble(tag -> reading.values()[tag]).toArray();
      evaluator.add(
          reading.time(),
          values,
          reading.label(),
          reading.attackId() == 0 ? null : reading.attackId() + " " + reading.attack());
    }

    Judged part(String name, String part) {
      return evaluator.judgedSinceLast().named("%s, %s".formatted(name, part));
    }

    @Override
    public void close() {
      evaluator.close();
    }
  }

  /** A simulated plant that is read as often as the plan says. */
  private static final class Plant {

    private final RetrainingPlan plan;
    private final PlantSimulator simulator;
    private final String stage;
    private final ProtocolProgress progress;
    private long second;

    Plant(RetrainingPlan plan, Scenario scenario, String stage, ProtocolProgress progress) {
      this.plan = plan;
      this.stage = stage;
      this.progress = progress;
      simulator = new PlantSimulator(plan.seed(), scenario);
    }

    void run(Duration time, Consumer<PlantReading> reader) {
      for (long end = second + time.toSeconds(); second < end; second++) {
        PlantReading reading = simulator.next();
        if (plan.isRead(second)) {
          reader.accept(reading);
        }
        if (second % PROGRESS_EVERY == 0) {
          progress.at(stage, second, plan.whole().toSeconds());
        }
      }
    }
  }

  /**
   * What the plant has told so far without attacks, a file a slice of time, of which training takes
   * the first.
   */
  private static final class History {

    /** Files of each part: some whole number of them is four fifths of the time. */
    private static final int SLICES = 20;

    private final Path folder;
    private final Duration slice;
    private final Plant plant;
    private final List<Path> files = new ArrayList<>();

    History(Path folder, RetrainingPlan plan, ProtocolProgress progress) {
      this.folder = folder;
      slice = plan.part().dividedBy(SLICES);
      plant = new Plant(plan, plan.scenario().withoutAttacks(), "Simulating and judging", progress);
    }

    Path folder() {
      return folder;
    }

    /** Lets the plant run for another part, and some watch. */
    void next(List<Watch> watches) throws ProtocolFailedException {
      for (int i = 0; i < SLICES; i++) {
        Path file = folder.resolve("slice-%03d.csv".formatted(files.size()));
        try (PlantCsvWriter writer = PlantCsvWriter.to(file)) {
          plant.run(
              slice,
              reading -> {
                writer.accept(reading);
                watches.forEach(watch -> watch.see(reading));
              });
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
