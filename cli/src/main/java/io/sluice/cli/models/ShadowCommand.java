package io.sluice.cli.models;

import io.sluice.catalog.ProfileVersions;
import io.sluice.catalog.StageChange;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.store.CommandStore;
import io.sluice.cli.store.StoreArguments;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has a version judge beside the one in use. */
@Command(
    name = "shadow",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Has a version of a profile's bundle judge beside the one in use, what comes from now on: its"
          + " scores go to a topic of their own, no incident comes of them, and what both made of the"
          + " same windows is compared by query-api.",
      "A profile has one version in the shadow at most; another one takes its place. Promotion ends"
          + " it."
    },
    footer = {
      "",
      "Examples:",
      "  sluice models shadow --profile my-plant --bundle 7",
      "  sluice models shadow --profile my-plant --off"
    })
final class ShadowCommand implements Callable<Integer> {

  @Mixin BundleArguments bundles = new BundleArguments();

  @Option(
      names = "--bundle",
      paramLabel = "VERSION",
      description = "The version that judges beside the one in use.")
  @Nullable Integer version;

  @Option(names = "--off", description = "Ends it: none judges beside the one in use.")
  boolean off;

  @Mixin ChangeArguments change = new ChangeArguments();

  @Mixin StoreArguments stored = new StoreArguments();

  @Override
  public Integer call() {
    if ((version != null) == off) {
      throw new CommandFailure("say either --bundle VERSION, or --off to end it");
    }
    if (change.reason == null) {
      change.reason = off ? "compared long enough" : "to be compared with the one in use";
    }
    try (CommandStore store = stored.open(Console.system())) {
      if (version == null) {
        end(store);
      } else {
        begin(version, store);
      }
    }
    return 0;
  }

  private void begin(int wanted, @Nullable CommandStore store) {
    ProfileVersions before = bundles.versions();
    checkFree(wanted, before);
    String sha256 = CandidateCheck.digest(wanted, before);
    StageChange done =
        change.store(
            store,
            bundles.profile,
            now -> {
              checkFree(wanted, now);
              OptionalInt other = now.shadow();
              return change.change(
                  StageChange.Action.SHADOWED,
                  wanted,
                  sha256,
                  other.isPresent() ? other.getAsInt() : null);
            });
    Console.system()
        .println(
            "Version %d of %s judges beside the one in use now%s; sluice models shadow --profile %s --off ends that."
                .formatted(
                    done.version(),
                    bundles.profile,
                    done.replaced() == null ? "" : ", in place of " + done.replaced(),
                    bundles.profile));
  }

  private void checkFree(int wanted, ProfileVersions now) {
    if (now.champion().orElse(0) == wanted) {
      throw new CommandFailure(
          "version %d of %s is in use%s, and cannot judge beside itself"
              .formatted(
                  wanted,
                  bundles.profile,
                  now.isPromoted()
                      ? ""
                      : " as the newest, for nobody has promoted one: promote the one that should be"));
    }
    if (now.shadow().orElse(0) == wanted) {
      throw new CommandFailure(
          "version %d of %s judges beside the one in use already"
              .formatted(wanted, bundles.profile));
    }
  }

  private void end(@Nullable CommandStore store) {
    bundles.versions();
    StageChange done =
        change.store(
            store,
            bundles.profile,
            now -> {
              int beside =
                  now.shadow()
                      .orElseThrow(
                          () ->
                              new CommandFailure(
                                  "no version of %s judges beside the one in use"
                                      .formatted(bundles.profile)));
              return change.change(
                  StageChange.Action.UNSHADOWED, beside, now.pinned(beside).orElseThrow(), null);
            });
    Console.system()
        .println(
            "Version %d of %s judges no more beside the one in use."
                .formatted(done.version(), bundles.profile));
  }
}
