package io.sluice.cli.backtest;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.FileArguments;
import io.sluice.cli.OutputFile;
import io.sluice.cli.access.QueryApiArguments;
import io.sluice.cli.console.Console;
import io.sluice.cli.evaluate.ChosenBundle;
import io.sluice.cli.history.History;
import io.sluice.cli.history.TimeRange;
import io.sluice.contracts.Messages;
import io.sluice.detection.bundle.Bundle;
import io.sluice.models.backtest.AssetBacktest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What another bundle would have raised. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says which incidents a bundle would have raised over the readings that query-api has stored,"
          + " beside those that were.",
      "Judges as the running system does, all assets at the same time, by what is set in"
          + " alert-service and as patient as the bundle says. What the running system had followed"
          + " of an asset before that time it does not know. With --data it judges files by the usual"
          + " rules; of these no incidents are known."
    },
    footer = {
      "",
      "Examples:",
      "  sluice backtest --profile my-plant --bundle 7 --from 7d",
      "  sluice backtest --profile my-plant --bundle 7 --data last-week.csv"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything that there is was judged",
      "1:it cannot be done, or of an asset nothing could be judged; a sentence says why"
    })
public final class BacktestCommand implements Callable<Integer> {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      required = true,
      description = "The profile whose readings are judged.")
  String profile = "";

  @Option(
      names = "--bundle",
      paramLabel = "FOLDER|VERSION",
      description = "The bundle that judges (default: the one in use).")
  @Nullable String bundle;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      defaultValue = "7d",
      description =
          "From when on: a time (2026-03-01T00:00:00Z), or so long ago: 12h, 30d (default:"
              + " ${DEFAULT-VALUE}).")
  String from = "7d";

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Up to when, in the same way (default: now).")
  @Nullable String to;

  @Mixin QueryApiArguments queryApi = new QueryApiArguments();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files to judge in place of the history.")
  List<Path> files = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "Writes all of it as JSON.")
  @Nullable Path json;

  @Mixin FileArguments reading = new FileArguments();

  @Override
  public Integer call() {
    TimeRange range = TimeRange.parse("--from", from, "--to", to);
    Console console = Console.system();
    try (var judging = chosen().load()) {
      requireOfProfile(judging);
      BacktestReport report =
          files.isEmpty()
              ? new HistoryBacktest(new History(queryApi.client()), judging, console)
                  .judge(range.from(), range.to())
              : new FileBacktest(files, reading.options(), judging, console).judge();
      console.clearProgress();
      new BacktestText(report).lines().forEach(console::println);
      if (json != null) {
        OutputFile.write(json, Messages.encode(report));
      }
      requireJudged(report);
      return 0;
    }
  }

  private void requireOfProfile(Bundle judging) {
    if (!judging.profile().name().equals(profile)) {
      throw new CommandFailure(
          "the bundle is of profile '%s', and --profile is '%s'"
              .formatted(judging.profile().name(), profile));
    }
  }

  private ChosenBundle chosen() {
    return bundle == null ? ChosenBundle.inUse(profile) : ChosenBundle.of(profile, bundle);
  }

  /** Who reads only whether the command succeeded should not take silence for quiet. */
  private static void requireJudged(BacktestReport report) {
    List<String> without =
        report.assets().stream()
            .filter(asset -> asset.windows() == 0)
            .map(AssetBacktest::asset)
            .map(asset -> asset.isEmpty() ? "the files" : asset)
            .toList();
    if (!without.isEmpty()) {
      throw new CommandFailure(
          "of %s nothing was judged: there is no full window of readings in that time; see the lines above for what there is"
              .formatted(without.stream().limit(8).collect(Collectors.joining(", "))));
    }
  }
}
