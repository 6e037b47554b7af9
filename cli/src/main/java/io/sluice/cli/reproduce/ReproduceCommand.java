package io.sluice.cli.reproduce;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.access.QueryApiArguments;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.cli.history.History;
import io.sluice.cli.history.LoggedReadings;
import io.sluice.cli.history.PointInTime;
import io.sluice.cli.history.StoredScore;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.scoring.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges one stored score anew. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Judges the window of a stored score anew, from the readings that query-api has stored and with"
          + " the bundle that the score names, and says whether it is the same number.",
      "A bundle that learns or follows its assets judges by what it knew of them, too, which is not"
          + " kept with the score: unless nothing had shifted, say --since when that began."
    },
    footer = {"", "Example:", "  sluice reproduce --score 4f1c... --asset plant-1"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is the same number",
      "1:it is not, or it cannot be told; a sentence says why"
    })
public final class ReproduceCommand implements Callable<Integer> {

  @Option(
      names = "--score",
      paramLabel = "ID",
      required = true,
      description = "The id of the score, as /api/v1/scores and scores.csv tell it.")
  UUID id = new UUID(0, 0);

  @Option(
      names = "--asset",
      paramLabel = "NAME",
      description = "The asset that it is of: it is found sooner in a long history.")
  @Nullable String asset;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "From when on readings are judged again: a time (2026-03-01T00:00:00Z), or so long ago:"
              + " 12h, 30d (default: a window before the score's).")
  @Nullable String since;

  @Mixin QueryApiArguments queryApi = new QueryApiArguments();

  @Override
  public Integer call() {
    var history = new History(queryApi.client());
    StoredScore score = history.score(id, asset);
    Console console = Console.system();
    console.println(
        Text.plain(
            "score      %s of %s %s, from %s to %s"
                .formatted(
                    score.id(),
                    score.asset(),
                    score.stream(),
                    score.windowStart(),
                    score.windowEnd())));
    try (Bundle bundle = ScoringBundle.load(score)) {
      console.println(
          "bundle     %s %s, sha256 %s"
              .formatted(score.profile(), bundle.ref().version(), bundle.ref().sha256()));
      LoggedReadings readings = history.logged(score, bundle, begin(score, bundle.profile()));
      console.println(
          "readings   %,d, in the order of %s"
              .formatted(readings.size(), readings.isInOrderOfLog() ? "the log" : "their times"));
      switch (Reproduction.of(score, bundle, readings, since != null)) {
        case Reproduction.Same(Verdict again) -> {
          numbers(score, again, console);
          console.println("It is the same number.");
          return 0;
        }
        case Reproduction.Another(Verdict again, String why) -> {
          numbers(score, again, console);
          throw new CommandFailure("it is another number: " + why);
        }
        case Reproduction.Impossible(String why) ->
            throw new CommandFailure("it cannot be judged anew: " + why);
      }
    } catch (IOException e) {
      throw history.away(e);
    }
  }

  /** Late readings, and values that were held from before the window, are in what comes before. */
  private Instant begin(StoredScore score, Profile profile) {
    if (since != null) {
      Instant begin =
          PointInTime.parse("--since", since, Instant.now().truncatedTo(ChronoUnit.SECONDS));
      if (begin.isAfter(score.windowStart())) {
        throw new CommandFailure(
            "--since is %s, after the window has begun at %s"
                .formatted(begin, score.windowStart()));
      }
      return begin;
    }
    return score.isOfRecord()
        ? score.windowEnd()
        : score
            .windowStart()
            .minus(profile.interval().multipliedBy(profile.window()))
            .minus(profile.holdFor());
  }

  private static void numbers(StoredScore score, Verdict again, Console console) {
    console.println("%-10s %-24s %s".formatted("", "stored", "again"));
    console.println("%-10s %-24s %s".formatted("ratio", score.ratio(), again.ratio()));
    again
        .detectors()
        .forEach(
            (name, one) ->
                console.println(
                    Text.plain(
                        "%-10s %-24s %s"
                            .formatted(
                                name,
                                score.detectors().getOrDefault(name, Double.NaN),
                                one.score()))));
  }
}
