package io.sluice.cli.models;

import io.sluice.catalog.ProfileVersions;
import io.sluice.catalog.StageChange;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.FileArguments;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.LeaveOutArgument;
import io.sluice.cli.access.QueryApiArguments;
import io.sluice.cli.backtest.BacktestReport;
import io.sluice.cli.backtest.HistoryBacktest;
import io.sluice.cli.console.Console;
import io.sluice.cli.evaluate.ChosenBundle;
import io.sluice.cli.evaluate.LabelledData;
import io.sluice.cli.history.History;
import io.sluice.cli.history.TimeRange;
import io.sluice.cli.store.CommandStore;
import io.sluice.cli.store.StoreArguments;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.Calibration;
import io.sluice.models.evaluation.EvaluationReport;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts a version into use. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Puts a version of a profile's bundle into use, if it is whole and judges no worse than the"
          + " one in use.",
      "By --data both judge labelled files: the new one is refused if it finds fewer events, or if it"
          + " raises more false alarms than the other and than its budget allows. By --since both"
          + " judge what query-api has stored: it is refused if it finds fewer of the incidents that"
          + " people called true alarms, if its others are more than the other's and than its budget"
          + " allows, or if it takes much longer. That its golden window comes to the same numbers is"
          + " seen in either case.",
      "--auto takes the newest candidate, for who runs it by schedule: it ends with 0 if there is none."
    },
    footer = {
      "",
      "Examples:",
      "  sluice models promote --profile my-plant --bundle 7 --data last-week.csv --reason 'new pump'",
      "  sluice models promote --profile my-plant --bundle 7 --since 7d --reason 'new pump'",
      "  sluice models promote --profile my-plant --auto --since 7d",
      "  sluice models promote --profile my-plant --bundle 7 --unjudged --reason 'no labels yet'"
    })
final class PromoteCommand implements Callable<Integer> {

  @Mixin BundleArguments bundles = new BundleArguments();

  @Option(names = "--bundle", paramLabel = "VERSION", description = "The version to put into use.")
  @Nullable Integer version;

  @Option(names = "--auto", description = "The newest candidate, in place of --bundle.")
  boolean auto;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files with a label column, by which both are compared.")
  List<Path> files = List.of();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Compares both by what is stored since a time (2026-03-01T00:00:00Z), or so long ago: 7d.")
  @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Up to when, in the same way (default: now).")
  @Nullable String until;

  @Mixin QueryApiArguments queryApi = new QueryApiArguments();

  @Option(
      names = "--unjudged",
      description = "Goes without anything to compare by: nothing is known of how it judges.")
  boolean unjudged;

  @Mixin ChangeArguments change = new ChangeArguments();

  @Mixin StoreArguments stored = new StoreArguments();

  @Mixin LeaveOutArgument leaveOut = new LeaveOutArgument();

  @Mixin FileArguments reading = new FileArguments();

  @Override
  public Integer call() {
    checkArguments();
    Console console = Console.system();
    try (CommandStore store = stored.open(console)) {
      var before = bundles.versions();
      OptionalInt wanted = version == null ? before.newestCandidate() : OptionalInt.of(version);
      if (wanted.isEmpty()) {
        console.println("There is no candidate of %s.".formatted(bundles.profile));
        return 0;
      }
      promote(wanted.getAsInt(), before, store, console);
    }
    return 0;
  }

  private void checkArguments() {
    if ((version != null) == auto) {
      throw new CommandFailure("say either --bundle VERSION, or --auto for the newest candidate");
    }
    int ways = (files.isEmpty() ? 0 : 1) + (since == null ? 0 : 1) + (unjudged ? 1 : 0);
    if (ways != 1) {
      throw new CommandFailure(
          "say either --data FILE, with labelled readings to compare it by, or --since TIME, for what is stored, or --unjudged");
    }
    if (auto && unjudged) {
      throw new CommandFailure("--auto needs something to compare by: --since TIME or --data FILE");
    }
    if (auto && change.reason == null) {
      change.reason = "automatic: nothing spoke against it";
    }
  }

  private void promote(
      int wanted, ProfileVersions before, @Nullable CommandStore store, Console console) {
    String sha256 = check(wanted, before);
    int champion = before.champion().orElseThrow();
    List<String> objections =
        unjudged
            ? List.of()
            : since == null
                ? byFiles(champion, wanted, console)
                : byHistory(champion, wanted, since, console);
    if (!objections.isEmpty()) {
      throw new CommandFailure(
          "version %d is not promoted: %s".formatted(wanted, String.join("; ", objections)));
    }
    StageChange done =
        change.store(
            store,
            bundles.profile,
            now -> {
              if (!now.champion().equals(before.champion())) {
                throw new CommandFailure(
                    "version %d has come into use meanwhile; see what it is by sluice models show --profile %s, and promote again"
                        .formatted(now.champion().orElseThrow(), bundles.profile));
              }
              int replaced = now.champion().orElseThrow();
              return change.change(
                  StageChange.Action.PROMOTED,
                  wanted,
                  sha256,
                  replaced == wanted ? null : replaced);
            });
    console.println(
        done.replaced() == null
            ? "Version %d of %s was in use as the newest, and stays in use: what is trained from now on waits to be promoted."
                .formatted(done.version(), bundles.profile)
            : "Version %d of %s is in use now, in place of %d; sluice models rollback --profile %s takes that back."
                .formatted(done.version(), bundles.profile, done.replaced(), bundles.profile));
  }

  /** Returns the digest of the version if it could be in use. */
  private String check(int wanted, ProfileVersions versions) {
    int champion = versions.champion().orElseThrow();
    if (champion == wanted && versions.isPromoted()) {
      throw new CommandFailure(
          "version %d of %s is in use already".formatted(wanted, bundles.profile));
    }
    return CandidateCheck.digest(wanted, versions);
  }

  private List<String> byFiles(int champion, int wanted, Console console) {
    List<EvaluationReport> reports =
        new LabelledData(files, leaveOut.in(reading.options()))
            .judge(List.of(chosen(champion), chosen(wanted)), console)
            .bundles();
    console.clearProgress();
    reports.forEach(report -> console.println(PromotionGate.line(report)));
    return PromotionGate.objections(reports.getFirst(), reports.getLast());
  }

  private List<String> byHistory(int champion, int wanted, String begin, Console console) {
    TimeRange range = TimeRange.parse("--since", begin, "--until", until);
    var history = new History(queryApi.client());
    BacktestReport before = judge(champion, history, range, console);
    BacktestReport after = judge(wanted, history, range, console);
    console.clearProgress();
    console.println(HistoryGate.line(before));
    console.println(HistoryGate.line(after));
    Calibration calibration =
        KnownBundles.manifest(InstalledBundle.folder(bundles.profile, wanted)).calibration();
    return HistoryGate.objections(before, after, calibration == null ? null : calibration.budget());
  }

  private BacktestReport judge(int judging, History history, TimeRange range, Console console) {
    try (Bundle bundle = chosen(judging).load()) {
      return new HistoryBacktest(history, bundle, console).judge(range.from(), range.to());
    }
  }

  private ChosenBundle chosen(int one) {
    return ChosenBundle.of(bundles.profile, Integer.toString(one));
  }
}
