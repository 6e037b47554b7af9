package io.sluice.cli.models;

import io.sluice.catalog.ProfileVersions;
import io.sluice.catalog.StageChange;
import io.sluice.cli.CommandFailure;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.detection.bundle.Bundle;
import io.sluice.models.training.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One bundle, and how it came into use. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Says what a bundle was trained from, how it judges, and who put it into use.")
final class ModelShowCommand implements Callable<Integer> {

  @Mixin BundleArguments bundles = new BundleArguments();

  @Option(
      names = "--bundle",
      paramLabel = "VERSION",
      description = "Which version (default: the one in use).")
  @Nullable Integer version;

  @Override
  public Integer call() {
    var versions = bundles.versions();
    int shown = version == null ? versions.champion().orElseThrow() : version;
    Path folder = InstalledBundle.folder(bundles.profile, shown);
    Console console = Console.system();
    console.println("profile    " + bundles.profile);
    console.println("version    " + shown);
    console.println("stage      " + versions.stage(shown).name().toLowerCase(Locale.ROOT));
    console.println("usable     " + usable(versions, shown));
    ManifestText.of(KnownBundles.manifest(folder))
        .forEach((name, value) -> console.println("%-10s %s".formatted(name, value)));
    Path card = folder.resolve(Trainer.MODEL_CARD);
    if (Files.isRegularFile(card)) {
      console.println("card       " + card);
    }
    console.println("folder     " + folder);
    versions.changes().stream()
        .map(ModelShowCommand::line)
        .forEach(line -> console.println("history    " + line));
    return 0;
  }

  /** Whether services would take it. */
  private static String usable(ProfileVersions versions, int version) {
    try (Bundle bundle = CandidateCheck.load(version, versions)) {
      return versions
          .objection(version, bundle.ref().sha256())
          .map(sentence -> "no: " + sentence)
          .orElse("yes");
    } catch (CommandFailure e) {
      return "no: " + e.getMessage();
    }
  }

  private static String line(StageChange change) {
    return Text.plain(
        "%s %s %d%s by %s: %s"
            .formatted(
                change.at(),
                change.action().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                change.version(),
                change.replaced() == null ? "" : " in place of " + change.replaced(),
                change.by(),
                change.reason()));
  }
}
