package io.sluice.cli.models;

import io.sluice.catalog.ProfileVersions;
import io.sluice.catalog.StageChange;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.store.CommandStore;
import io.sluice.cli.store.StoreArguments;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a promotion back. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = "Puts the version into use again that was in use before the last promotion.")
final class RollBackCommand implements Callable<Integer> {

  @Mixin BundleArguments bundles = new BundleArguments();

  @Mixin ChangeArguments change = new ChangeArguments();

  @Mixin StoreArguments stored = new StoreArguments();

  @Override
  public Integer call() {
    Console console = Console.system();
    try (CommandStore store = stored.open(console)) {
      bundles.versions();
      StageChange done = change.store(store, bundles.profile, this::rolledBack);
      console.println(
          "Version %d of %s is in use again, in place of %d."
              .formatted(done.version(), bundles.profile, done.replaced()));
    }
    return 0;
  }

  private StageChange rolledBack(ProfileVersions now) {
    int previous =
        now.previousChampion()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        now.isPromoted()
                            ? "no version of %s was in use before version %d, so there is nothing to go back to"
                                .formatted(now.profile(), now.champion().orElseThrow())
                            : "nothing of %s was promoted, so there is nothing to take back"
                                .formatted(now.profile())));
    try (var bundle = CandidateCheck.load(previous, now)) {
      return change.change(
          StageChange.Action.ROLLED_BACK,
          previous,
          bundle.ref().sha256(),
          now.champion().orElseThrow());
    }
  }
}
