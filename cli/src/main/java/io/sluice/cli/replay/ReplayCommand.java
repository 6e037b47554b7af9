package io.sluice.cli.replay;

import io.sluice.cli.CsvArguments;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.console.Console;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Files into a system that runs already. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Replays CSV files into a system that runs already, here or elsewhere.",
    footer = {"", "Example:", "  sluice replay --profile my-plant --data monday.csv --speed 60"})
public final class ReplayCommand implements Callable<Integer> {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      required = true,
      description = "The profile of the asset.")
  String profile;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "CSV files (gz too), replayed one after the other.")
  List<Path> files;

  @Option(
      names = "--asset",
      paramLabel = "NAME",
      description = "The asset the readings belong to (default: the file's name).")
  String asset;

  @Option(
      names = "--speed",
      paramLabel = "SPEED",
      converter = Speed.Converter.class,
      defaultValue = "max",
      description = "How much faster than real time: a factor, or max (default: ${DEFAULT-VALUE}).")
  Speed speed;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8081",
      description = "Base address of ingest-service (default: ${DEFAULT-VALUE}).")
  URI ingest;

  @Mixin CsvArguments csv;

  @Override
  public Integer call() {
    Console console = Console.system();
    var profileOfBundle = InstalledBundle.find(profile).profile();
    var replayer = new Replayer(new IngestClient(ingest), console, speed);
    var result = IngestResult.NOTHING;
    for (ReplaySource source :
        new FileSources(csv.options(), profileOfBundle, asset, console).open(files)) {
      try (source) {
        result = result.plus(replayer.replay(source));
      }
    }
    console.clearProgress();
    result.describe().forEach(console::println);
    return result.accepted() > 0 ? 0 : 1;
  }
}
