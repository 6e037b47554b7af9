package io.sluice.cli.evaluate;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.console.Console;
import io.sluice.cli.console.Text;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.models.evaluation.Judged;
import io.sluice.sources.csv.CsvFormatException;
import io.sluice.sources.csv.CsvOptions;
import io.sluice.sources.csv.CsvReadings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person's labelled files.
 *
 * @param files one asset's readings one after the other
 * @param csv how to read them
 */
record LabelledData(List<Path> files, CsvOptions csv) {

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
        try (var readings = CsvReadings.open(files.get(i), csv.forProfile(bundle.profile()))) {
          evaluator.add(readings);
          for (String note : readings.summary().repeatedHours()) {
            String line = Text.plain(files.get(i) + ": " + note);
            if (said.add(line)) {
              console.println(line);
            }
          }
        }
      }
      return evaluator.judged().named(chosen.name());
    } catch (CsvFormatException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read the data: " + e.getMessage(), e);
    }
  }
}
