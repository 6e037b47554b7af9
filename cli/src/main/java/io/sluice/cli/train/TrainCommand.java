package io.sluice.cli.train;

import io.sluice.cli.BundleTarget;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.FileArguments;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.LeaveOutArgument;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.training.Trainer;
import io.sluice.models.training.TrainingFailedException;
import io.sluice.models.training.TrainingOptions;
import io.sluice.models.training.TrainingRequest;
import io.sluice.models.training.TrainingResult;
import io.sluice.sources.readings.ReadingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A bundle from normal operation. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains a bundle from data of normal operation.",
      "The profile (tags, their kinds and resolution, interval) is inferred from the data unless"
          + " one is given. The same data, options and seed give the same bundle, byte for byte."
    },
    footer = {"", "Example:", "  sluice train --data normal.csv --profile my-plant"})
public final class TrainCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "Files of normal operation, in the order of time.")
  List<Path> files = List.of();

  @Option(
      names = "--calibrate",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "More files of normal operation, of another time: what scores mean is found on them too,"
              + " and nothing is learnt from them.")
  List<Path> calibration = List.of();

  @Option(
      names = "--tune",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Labelled files to choose settings on; their normal rows calibrate too. Never give what"
              + " the bundle shall be judged by.")
  List<Path> development = List.of();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "What to call the profile: lower case letters, digits and dashes.")
  @Nullable String profileName;

  @Option(
      names = "--profile-file",
      paramLabel = "FILE",
      description = "A profile as JSON, with units and limits, instead of an inferred one.")
  @Nullable Path profileFile;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = {
        "signals: readings at an interval, judged as windows. events: records, judged one by one,"
            + " several at an instant too (default: events if they are flows, have no times, or if"
            + " most rows share their instant with the row before)."
      })
  @Nullable ProfileKind kind;

  @Mixin BundleTarget target = new BundleTarget();

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Readings in a window (default: the profile's, or 60).")
  @Nullable Integer window;

  @Option(
      names = "--training-stride",
      paramLabel = "N",
      description =
          "Readings from one training window to the next (default: the profile's, or 10).")
  @Nullable Integer trainingStride;

  @Option(
      names = "--scoring-stride",
      paramLabel = "N",
      description = "The same in scoring (default: the profile's, or 1).")
  @Nullable Integer scoringStride;

  @Option(
      names = "--budget",
      paramLabel = "N",
      split = ",",
      description = {
        "False alarms a day an asset that you accept: INFO, WARNING, CRITICAL (default: 1,0.3,0.1).",
        "What scores mean is found from it on normal operation that nothing was learnt from."
      })
  @Nullable List<Double> budget;

  @Option(
      names = "--percentile",
      paramLabel = "P",
      description =
          "Instead of a budget: the percentile of the scores of held-out normal windows that"
              + " becomes the threshold.")
  @Nullable Double percentile;

  @Option(
      names = "--detectors",
      paramLabel = "NAME",
      split = ",",
      description =
          "Which detectors to train: forecaster, autoencoder, one-class-svm, hotelling,"
              + " isolation-forest, local-outlier-factor, random-forest, record-rules, rules; ensemble"
              + " stands for autoencoder,one-class-svm,isolation-forest,local-outlier-factor"
              + " (default: forecaster,autoencoder,one-class-svm,rules; of events"
              + " autoencoder,one-class-svm,record-rules, and random-forest where rows are labelled as"
              + " attacks).")
  @Nullable Set<String> detectors;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = {
        "Your own rules instead of those that the data proposes. Every bundle has its rules in"
            + " rules.yaml: copy that file, edit it, and train again with it."
      })
  @Nullable Path rules;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Most passes of the autoencoder over the data.")
  @Nullable Integer epochs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--origin",
      paramLabel = "TEXT",
      description = "Where the data comes from and how to get it again, for the model card.")
  @Nullable String origin;

  @Mixin LeaveOutArgument leaveOut = new LeaveOutArgument();

  @Mixin FileArguments reading = new FileArguments();

  @Override
  public Integer call() {
    if ((profileName == null) == (profileFile == null)) {
      throw new CommandFailure(
          "say either --profile NAME, to infer the profile, or --profile-file FILE, to take one");
    }
    Console console = Console.system();
    try {
      TrainingResult result =
          new Trainer(
                  (stage, done, total) -> console.progress(StageName.of(stage), done, total, ""))
              .train(request());
      console.clearProgress();
      describe(console, result);
      if (target.otherRoots().isEmpty()) {
        return 0;
      }
      String name = result.profile().name();
      if (InstalledBundle.versions(name).isPromoted()) {
        console.println(
            "stage      candidate; sluice models promote --profile %s --bundle %s --since 7d --reason WHY puts it into use if nothing speaks against it"
                .formatted(name, result.folder().getFileName()));
      }
      return 0;
    } catch (TrainingFailedException | IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private TrainingRequest request() {
    var options =
        TrainingOptions.DEFAULT
            .withSeed(seed)
            .withCalibration(calibration())
            .withWindows(window, trainingStride, scoringStride);
    if (detectors != null) {
      options = options.withDetectors(detectors);
    }
    if (epochs != null) {
      options = options.withEpochs(epochs);
    }
    return ofProfile()
        .withOptions(options)
        .withCalibration(calibration)
        .withDevelopment(development)
        .withReading(
            calibration.isEmpty() && development.isEmpty()
                ? options()
                : options().withLabelsWhereThereAreAny())
        .withOrigin(origin)
        .withRules(rules)
        .withKind(kind)
        .withOtherRoots(target.otherRoots());
  }

  private ReadingOptions options() {
    return leaveOut.in(reading.options()).withoutTimes();
  }

  private TrainingRequest ofProfile() {
    return profileFile == null
        ? TrainingRequest.inferring(
            Objects.requireNonNull(profileName, "checked before"), files, target.root())
        : TrainingRequest.of(read(profileFile), files, target.root());
  }

  private CalibrationMethod calibration() {
    if (percentile != null && budget != null) {
      throw new CommandFailure("say either --budget or --percentile");
    }
    if (percentile != null) {
      return new CalibrationMethod.Percentile(percentile);
    }
    if (budget == null) {
      return TrainingOptions.DEFAULT.calibration();
    }
    if (budget.size() != 3) {
      throw new CommandFailure(
          "--budget has %d numbers, expected INFO,WARNING,CRITICAL, for example 1,0.3,0.1"
              .formatted(budget.size()));
    }
    return new CalibrationMethod.Budget(
        new AlarmBudget(budget.get(0), budget.get(1), budget.get(2)));
  }

  private static Profile read(Path file) {
    try {
      return Messages.decode(Files.readAllBytes(file), Profile.class);
    } catch (MalformedMessageException e) {
      throw new CommandFailure(file + " is " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static void describe(Console console, TrainingResult result) {
    result.notes().forEach(note -> console.println("note: " + note));
    var profile = result.profile();
    console.println(
        switch (profile.kind()) {
          case SIGNALS ->
              "profile %s: %d tags, a reading every %s, window %d, %,d rows"
                  .formatted(
                      profile.name(),
                      profile.tags().size(),
                      Text.brief(profile.interval()),
                      profile.window(),
                      result.rows());
          case EVENTS ->
              "profile %s: %d tags, records judged one by one, %,d rows"
                  .formatted(profile.name(), profile.tags().size(), result.rows());
        });
    result
        .thresholds()
        .forEach(
            (detector, threshold) ->
                console.println("threshold  %-16s %.4g".formatted(detector, threshold)));
    result
        .metrics()
        .forEach(
            (metric, value) -> console.println("metric     %-16s %.4g".formatted(metric, value)));
    console.println("bundle     " + result.folder());
  }
}
