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
import io.sluice.cli.models.ChampionOfRecord;
import io.sluice.cli.models.PromotionGate;
import io.sluice.cli.store.CommandStore;
import io.sluice.cli.store.StoreArguments;
import io.sluice.cli.system.StateFolder;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.models.evaluation.AlarmTarget;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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
    footer = {
      "",
      "Examples:",
      "  sluice retrain --profile my-plant --since 30d",
      "  sluice retrain --profile my-plant --target precision=0.9 --if-drift --if-labels 20"
    })
public final class RetrainCommand implements Callable<Integer> {

  /** Of so many parts of the time the last is not learnt from, but kept to compare by. */
  public static final int PARTS = 5;

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
      names = "--target",
      paramLabel = "TARGET",
      description = {
        "Chooses by the labels what becomes an alarm: precision=0.9 (nine of ten alarms are right),"
            + " f1, or budget (no more false alarms than it).",
        "Of five parts of the time the first three are learnt from, it is chosen on the fourth, and"
            + " the last one tells what it is worth. The fourth needs 5 true alarms."
      })
  @Nullable String target;

  @Mixin DueArguments due = new DueArguments();

  @Option(
      names = "--keep-data",
      description = "Keeps the readings that were used, as CSV beside the manifest.")
  boolean keepsData;

  @Mixin StoreArguments stored = new StoreArguments();

  @Override
  public Integer call() {
    Console console = Console.system();
    try (CommandStore store = stored.open(console)) {
      return retrain(store, console);
    }
  }

  private int retrain(@Nullable CommandStore store, Console console) {
    TimeRange range = TimeRange.parse("--since", since, "--until", until);
    Instant from = range.from();
    Instant to = range.to();
    Profile known = InstalledBundle.find(profile).profile();
    ProfileVersions before = InstalledBundle.versions(profile);
    int champion = before.champion().orElseThrow();
    AlarmTarget alarms = target();
    var history = new History(queryApi.client());
    Optional<String> notDue = notDue(history, before, range);
    if (notDue.isPresent()) {
      console.println(notDue.get());
      return 0;
    }
    List<History.Stream> streams = RetrainingData.streams(history, known);
    TimeRange heard =
        history
            .heard(streams, from, to)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "there are no readings of profile '%s' from %s to %s; say --since with an earlier time"
                            .formatted(profile, from, to)));
    Path folder = scratch();
    try {
      var data =
          RetrainingData.fetch(
              history, known, streams, from, part(heard, PARTS - 1), to, folder, console);
      if (store != null) {
        ChampionOfRecord.of(profile, store);
      }
      var training = new CandidateTraining(before, detectors, seed, console);
      TrainingResult trained =
          training.train(
              known,
              data,
              new HistoryOrigin(profile, queryApi.url().toString(), from, to).toString(),
              alarms,
              part(heard, PARTS - 2));
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
      if (store != null) {
        store.publish(profile, Integer.parseInt(version));
      }
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

  /** When so many of the five parts are over of the time of which there are readings. */
  private static Instant part(TimeRange heard, int parts) {
    return heard
        .from()
        .plus(Duration.between(heard.from(), heard.to()).multipliedBy(parts).dividedBy(PARTS))
        .truncatedTo(ChronoUnit.MICROS);
  }

  private Path scratch() {
    try {
      Path parent = Files.createDirectories(Home.state().resolve("retraining").resolve(profile));
      return Files.createTempDirectory(parent, ".data-");
    } catch (IOException e) {
      throw new CommandFailure("cannot write to " + Home.state() + ": " + e.getMessage(), e);
    }
  }

  private @Nullable AlarmTarget target() {
    try {
      return target == null ? null : AlarmTarget.parse(target);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--target: " + e.getMessage(), e);
    }
  }

  private Optional<String> notDue(History history, ProfileVersions before, TimeRange range) {
    if (!due.areGiven()) {
      return Optional.empty();
    }
    Instant learnt = HistoryOrigin.learntUntil(before).orElse(range.from());
    return due.objection(history.incidents(profile, learnt, range.to()), learnt);
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
        "stage      candidate; sluice models promote --profile %s --bundle %s --since 7d --reason WHY puts it into use if nothing speaks against it"
            .formatted(profile, bundle.getFileName()));
  }
}
