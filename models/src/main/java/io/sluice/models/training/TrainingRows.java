package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.models.training.NormalRows.Collected;
import io.sluice.models.training.ProfileInference.Inferred;
import io.sluice.models.window.Stretch;
import io.sluice.sources.csv.CsvOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows to train from in the order of the profile's tags.
 *
 * @param profile given or inferred, with the options applied
 * @param stretches the rows
 * @param inference what inferring the profile noticed, a sentence each; empty if it was given
 * @param notes everything that was noticed, a sentence each
 */
record TrainingRows(
    Profile profile, List<Stretch> stretches, List<String> inference, List<String> notes) {

  int count() {
    return stretches.stream().mapToInt(Stretch::length).sum();
  }

  static TrainingRows read(TrainingRequest request, TrainingProgress progress)
      throws TrainingFailedException {
    Collected collected =
        NormalRows.read(request.data(), request.csv(), request.profile(), progress);
    if (collected.rows() == 0) {
      throw new TrainingFailedException(
          "there are no rows of normal operation to train from"
              + (collected.notes().isEmpty() ? "" : ": " + String.join("; ", collected.notes())));
    }
    if (request.profile() != null) {
      return new TrainingRows(
          Profiles.with(request.profile(), request.options()),
          collected.stretches(),
          List.of(),
          collected.notes());
    }
    Inferred inferred =
        ProfileInference.infer(request.profileName(), collected.tags(), collected.stretches());
    var notes = new ArrayList<>(collected.notes());
    notes.addAll(inferred.notes());
    return new TrainingRows(
        Profiles.with(inferred.profile(), request.options()),
        collected.stretches().stream().map(s -> select(s, inferred.columns())).toList(),
        inferred.notes(),
        notes);
  }

  /**
   * Further rows of normal operation in files of the same profile.
   *
   * @throws TrainingFailedException if there are none, or a file cannot be used
   */
  static Collected further(
      List<Path> files, CsvOptions csv, Profile profile, TrainingProgress progress)
      throws TrainingFailedException {
    Collected collected = NormalRows.read(files, csv, profile, progress);
    if (collected.rows() < profile.window()) {
      throw new TrainingFailedException(
          "%s: %d rows of normal operation do not make a window of %d to calibrate with"
              .formatted(
                  files.stream().map(Path::toString).collect(Collectors.joining(", ")),
                  collected.rows(),
                  profile.window()));
    }
    return collected;
  }

  private static Stretch select(Stretch stretch, int[] columns) {
    if (columns.length == stretch.values()[0].length) {
      return stretch;
    }
    return new Stretch(
        stretch.times(),
        Arrays.stream(stretch.values())
            .map(row -> Arrays.stream(columns).mapToDouble(column -> row[column]).toArray())
            .toArray(double[][]::new));
  }
}
