package io.sluice.cli.retrain;

import io.sluice.catalog.ProfileVersions;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.Home;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.OutputFile;
import io.sluice.cli.access.QueryApiArguments;
import io.sluice.cli.console.Console;
import io.sluice.cli.history.History;
import io.sluice.cli.history.TimeRange;
import io.sluice.cli.models.PromotionGate;
import io.sluice.cli.system.StateFolder;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a candidate from what the running system has stored. */
@Command(
    name = "retrain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains a profile anew from the readings that query-api has stored, and compares the candidate"
          + " with the bundle in use.",
      "Times of true alarms are anomalous, those of false alarms normal. Left out are maintenance,"
          + " faults of the data, and incidents that nobody has labelled. What people said of single"
          + " records and windows (see sluice feedback) counts before that; anomalous records teach"
          + " the random forest. The last fifth of the time is"
          + " not learnt from: both bundles judge it. Nothing is put into use: see sluice models"
          + " promote."
    },
    footer = {"", "Example:", "  sluice retrain --profile my-plant --since 30d"})
public final class RetrainCommand implements Callable<Integer> {

  private static final int PARTS = 5;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      required = true,
      description = "The profile to train anew.")
  String profile = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "30d",
      description =
          "From when on: a time (2026-03-01T00:00:00Z), or so long ago: 12h, 30d (default:"
              + " ${DEFAULT-VALUE}).")
  String since = "30d";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Up to when, in the same way (default: now).")
  @Nullable String until;

  @Mixin QueryApiArguments queryApi = new QueryApiArguments();

  @Option(
      names = "--detectors",
      paramLabel = "NAME",
      split = ",",
      description = "Which detectors to train (default: those of the bundle in use).")
  @Nullable Set<String> detectors;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--keep-data",
      description = "Keeps the readings that were used, as CSV beside the manifest.")
  boolean keepsData;

  @Override
  public Integer call() {
    TimeRange range = TimeRange.parse("--since", since, "--until", until);
    Instant from = range.from();
    Instant to = range.to();
    Profile known = InstalledBundle.find(profile).profile();
    ProfileVersions before = InstalledBundle.versions(profile);
    int champion = before.champion().orElseThrow();
    Console console = Console.system();
    Path folder = scratch();
    try {
      var history = new History(queryApi.client());
      Instant cut = from.plus(Duration.between(from, to).multipliedBy(PARTS - 1).dividedBy(PARTS));
      var data = RetrainingData.fetch(history, known, from, cut, to, folder, console);
      var training = new CandidateTraining(before, detectors, seed, console);
      TrainingResult trained = training.train(known, data, origin(from, to));
      String version = trained.folder().getFileName().toString();
      List<EvaluationReport> reports = training.compare(champion, version, data);
      List<String> comparison = reports.stream().map(PromotionGate::line).toList();
      Path manifest =
          Home.state().resolve("retraining").resolve(profile).resolve(version + ".json");
      OutputFile.write(
          manifest,
          Messages.encode(
              data.manifest(
                  profile,
                  version,
                  champion,
                  queryApi.url().toString(),
                  training.dataSha256(trained),
                  comparison)));
      describe(console, trained.folder(), manifest, reports, comparison);
      if (keepsData) {
        Path kept = manifest.resolveSibling(version);
        Files.move(folder, kept);
        console.println("data       " + kept);
      }
      return 0;
    } catch (IOException e) {
      throw new CommandFailure("cannot write to " + folder + ": " + e.getMessage(), e);
    } finally {
      StateFolder.deleteAll(folder);
    }
  }

  private Path scratch() {
    try {
      Path parent = Files.createDirectories(Home.state().resolve("retraining").resolve(profile));
      return Files.createTempDirectory(parent, ".data-");
    } catch (IOException e) {
      throw new CommandFailure("cannot write to " + Home.state() + ": " + e.getMessage(), e);
    }
  }

  private String origin(Instant from, Instant to) {
    return "readings of profile %s that %s had stored from %s to %s"
        .formatted(profile, queryApi.url(), from, to);
  }

  private void describe(
      Console console,
      Path bundle,
      Path manifest,
      List<EvaluationReport> reports,
      List<String> comparison) {
    comparison.forEach(line -> console.println("compared   " + line));
    if (reports.size() == 2) {
      PromotionGate.objections(reports.getFirst(), reports.getLast())
          .forEach(objection -> console.println("against it " + objection));
    }
    console.println("bundle     " + bundle);
    console.println("manifest   " + manifest);
    console.println(
        "stage      candidate; sluice models promote --profile %s --bundle %s puts it into use"
            .formatted(profile, bundle.getFileName()));
  }
}
