package io.sluice.cli.replay;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.FileArguments;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.access.AccessArguments;
import io.sluice.cli.console.Console;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Files into a system that runs already. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Replays files into a system that runs already, here or elsewhere.",
    footer = {
      "",
      "Examples:",
      "  sluice replay --profile my-plant --data monday.csv --speed 60",
      "  sluice replay --profile my-plant --data monday.csv --url https://ingest.example.com"
          + " --key-file ingest.key --ca ca.pem"
    })
public final class ReplayCommand implements Callable<Integer> {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      required = true,
      description = "The profile of the asset.")
  String profile = "";

  @Option(
      names = "--data",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "Files, replayed one after the other.")
  List<Path> files = List.of();

  @Option(
      names = "--asset",
      paramLabel = "NAME",
      description = "The asset the readings belong to (default: the file's name).")
  @Nullable String asset;

  @Option(
      names = "--speed",
      paramLabel = "SPEED",
      converter = Speed.Converter.class,
      description = "How much faster than real time: a factor, or max (default: ${DEFAULT-VALUE}).")
  Speed speed = Speed.MAX;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Base address of ingest-service (default: ${DEFAULT-VALUE}).")
  URI ingest = URI.create("http://127.0.0.1:8081");

  @Mixin AccessArguments access = new AccessArguments();

  @Mixin FileArguments reading = new FileArguments();

  @Override
  public Integer call() {
    Console console = Console.system();
    var profileOfBundle = InstalledBundle.find(profile).profile();
    var windows = new SentWindows(profileOfBundle);
    var replayer =
        new Replayer(new IngestClient(ingest, access.to(ingest)), console, speed, windows::add);
    var result = IngestResult.NOTHING;
    var leftOut = new ArrayList<String>();
    for (ReplaySource source :
        new FileSources(reading, profileOfBundle, asset, console).open(files)) {
      try (source) {
        result = result.plus(replayer.replay(source));
        leftOut.addAll(LeftOutLines.of(source));
      }
    }
    console.clearProgress();
    result.describe().forEach(console::println);
    leftOut.forEach(console::println);
    console.println("%,d %s to judge".formatted(windows.judgeable(), windows.judged()));
    windows.notJudged().forEach(console::println);
    if (result.accepted() == 0 || windows.judgeable() == 0) {
      throw new CommandFailure("nothing of what was replayed can be judged, for the reasons above");
    }
    return 0;
  }
}
