package io.sluice.cli.evaluate;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.models.evaluation.Judged;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's labelled files.
 *
 * @param files one asset's readings one after the other
 * @param reading how to read them
 */
record LabelledData(List<Path> files, ReadingOptions reading) {

  /** Each bundle reads the files anew, so that no more than one is loaded at a time. */
  Evaluation judge(List<ChosenBundle> bundles, Console console) {
    List<Judged> judged = new ArrayList<>();
    var said = new HashSet<String>();
    for (ChosenBundle bundle : bundles) {
      judged.add(judge(bundle, console, said));
    }
    String names = bundles.stream().map(ChosenBundle::name).collect(Collectors.joining(" and "));
    String data =
        files.stream()
            .map(file -> file.getFileName().toString())
            .collect(Collectors.joining(", then "));
    return Evaluation.of(names, "Judged " + data + ".", judged);
  }

  /**
   * @param said what was said of the files already
   */
  private Judged judge(ChosenBundle chosen, Console console, Set<String> said) {
    try (var bundle = chosen.load();
        var evaluator = new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce()))) {
      for (int i = 0; i < files.size(); i++) {
        console.progress(
            "Judging by " + chosen.name(), i, files.size(), files.get(i).getFileName().toString());
        ReadingFile file = ReadingFile.inspect(files.get(i), reading.forProfile(bundle.profile()));
        try (FileReadings readings = file.open()) {
          evaluator.add(readings);
          Stream.of(file.findings().notes(), readings.leftOut(), readings.repeatedHours())
              .flatMap(List::stream)
              .map(note -> Text.plain(file.findings().source() + ": " + note))
              .filter(said::add)
              .forEach(console::println);
        }
      }
      return evaluator.judged().named(chosen.name());
    } catch (UnusableFileException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + e.getFile(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read the data: " + e.getMessage(), e);
    }
  }
}
