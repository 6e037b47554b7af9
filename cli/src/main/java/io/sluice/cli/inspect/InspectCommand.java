package io.sluice.cli.inspect;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.FileArguments;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.contracts.Messages;
import io.sluice.sources.readings.FileFindings;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileReport;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a file is read as. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says how files are read: encoding, dialect, times, tags, labels, and what is left out and why.",
      "Takes the options of the other commands, so that they can be tried. Ends with 1 if something"
          + " has to be answered before a file can be read."
    },
    footer = {"", "Example:", "  sluice inspect monday.csv"})
public final class InspectCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, each for itself.")
  List<Path> files = List.of();

  @Option(names = "--json", description = "Writes JSON, an array with an object a file.")
  boolean json;

  @Mixin FileArguments reading = new FileArguments();

  @Override
  public Integer call() {
    Console console = Console.system();
    List<FileReport> reports = new ArrayList<>();
    for (Path file : files) {
      reports.add(report(file));
    }
    if (json) {
      console.println(new String(Messages.encode(reports), StandardCharsets.UTF_8));
    } else {
      for (FileReport report : reports) {
        FileText.of(report).lines().map(Text::plain).forEach(console::println);
      }
    }
    return reports.stream().allMatch(report -> report.questions().isEmpty()) ? 0 : 1;
  }

  private FileReport report(Path file) {
    try {
      ReadingFile found = ReadingFile.inspect(file, reading.options().withoutTimes());
      FileFindings findings = found.findings();
      if (!findings.questions().isEmpty()) {
        return FileReport.of(findings, null, List.of());
      }
      try (FileReadings rows = found.open()) {
        for (FileRow row = rows.next(); row != null; row = rows.next()) {
          // Only to see what is left out.
        }
        List<String> leftOut = new ArrayList<>(rows.leftOut());
        leftOut.addAll(rows.repeatedHours());
        return FileReport.of(findings, rows.evenSteps(), leftOut);
      }
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + file, e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
