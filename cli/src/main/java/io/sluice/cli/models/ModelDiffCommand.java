package io.sluice.cli.models;

import io.sluice.cli.InstalledBundle;
import io.sluice.cli.console.Console;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** In what two versions differ. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Says in what two versions of a profile's bundle differ.",
    footer = {"", "Example:", "  sluice models diff --profile my-plant 6 7"})
final class ModelDiffCommand implements Callable<Integer> {

  @Mixin BundleArguments bundles = new BundleArguments();

  @Parameters(index = "0", paramLabel = "VERSION", description = "The one.")
  int first;

  @Parameters(index = "1", paramLabel = "VERSION", description = "The other.")
  int second;

  @Override
  public Integer call() {
    Map<String, String> one = text(first);
    Map<String, String> other = text(second);
    var names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    Console console = Console.system();
    boolean isSame = true;
    for (String name : names) {
      String before = one.getOrDefault(name, "-");
      String after = other.getOrDefault(name, "-");
      if (!before.equals(after)) {
        isSame = false;
        console.println(name);
        console.println("  %7d  %s".formatted(first, before));
        console.println("  %7d  %s".formatted(second, after));
      }
    }
    if (isSame) {
      console.println(
          "Versions %d and %d say the same of themselves; their models may still differ."
              .formatted(first, second));
    }
    return 0;
  }

  private Map<String, String> text(int version) {
    return ManifestText.of(KnownBundles.manifest(InstalledBundle.folder(bundles.profile, version)));
  }
}
