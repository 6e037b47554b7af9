package io.sluice.cli.evaluate;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.CsvArguments;
import io.sluice.cli.InstalledBundle;
import io.sluice.cli.OutputFile;
import io.sluice.cli.console.Console;
import io.sluice.contracts.Messages;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleRefusedException;
import io.sluice.models.evaluation.AlarmSettings;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.EvaluationText;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.sources.csv.CsvFormatException;
import io.sluice.sources.csv.CsvReadings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How good a bundle is. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says how well a profile's bundle finds what labelled data call anomalous.",
      "Judges as the running system would. Rows whose label is unknown, or whose plant recovers,"
          + " count neither way. Several files are one asset's readings one after the other."
    },
    footer = {"", "Example:", "  sluice evaluate --profile my-plant --data labelled.csv"})
public final class EvaluateCommand implements Callable<Integer> {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      required = true,
      description = "The profile whose newest bundle judges.")
  String profile;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "CSV files (gz too) with a label column.")
  List<Path> files;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures as JSON.")
  Path json;

  @Mixin CsvArguments csv;

  @Override
  public Integer call() {
    Console console = Console.system();
    var installed = InstalledBundle.find(profile);
    try (var bundle = Bundle.load(installed.folder());
        var evaluator = new Evaluator(bundle, AlarmSettings.DEFAULT)) {
      for (int i = 0; i < files.size(); i++) {
        console.progress("Judging", i, files.size(), files.get(i).getFileName().toString());
        try (var readings = CsvReadings.open(files.get(i), csv.options())) {
          evaluator.add(readings);
        }
      }
      console.clearProgress();
      EvaluationReport report = evaluator.report();
      EvaluationText.of(report).lines().forEach(console::println);
      if (json != null) {
        OutputFile.write(json, Messages.encode(report));
      }
      return 0;
    } catch (BundleRefusedException | CsvFormatException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read the data: " + e.getMessage(), e);
    }
  }
}
