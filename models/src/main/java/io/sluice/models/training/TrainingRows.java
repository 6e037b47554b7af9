package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.models.training.NormalRows.Collected;
import io.sluice.models.training.ProfileInference.Inferred;
import io.sluice.models.training.TrainingProgress.Stage;
import io.sluice.models.window.Stretch;
import io.sluice.sources.csv.CsvFormatException;
import io.sluice.sources.csv.CsvOptions;
import io.sluice.sources.csv.CsvReadings;
import io.sluice.sources.csv.TextColumns;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows to train from in the order of the profile's tags.
 *
 * @param profile given or inferred, with the options applied
 * @param stretches the rows, texts by {@code codes}
 * @param codes of the texts, until there are dictionaries
 * @param inference what inferring the profile noticed, a sentence each; empty if it was given
 * @param notes everything that was noticed, a sentence each
 */
record TrainingRows(
    Profile profile,
    List<Stretch> stretches,
    TextCodes codes,
    List<String> inference,
    List<String> notes) {

  int count() {
    return stretches.stream().mapToInt(Stretch::length).sum();
  }

  static TrainingRows read(TrainingRequest request, TrainingProgress progress)
      throws TrainingFailedException {
    progress.at(Stage.READING, 0, 0);
    HeapLimit.current().requireRoomFor(request.data(), tags(request));
    var codes = new TextCodes();
    CsvOptions csv =
        request.profile() == null
            ? request.csv().withTextColumns(textColumns(request))
            : request.csv().forProfile(request.profile());
    Collected collected =
        NormalRows.read(request.data(), csv, request.profile(), codes::code, progress);
    if (collected.rows() == 0) {
      throw new TrainingFailedException(
          "there are no rows of normal operation to train from"
              + (collected.notes().isEmpty() ? "" : ": " + String.join("; ", collected.notes())));
    }
    if (request.profile() != null) {
      return new TrainingRows(
          Profiles.with(request.profile(), request.options()),
          collected.stretches(),
          codes,
          List.of(),
          collected.notes());
    }
    Inferred inferred =
        ProfileInference.infer(
            request.profileName(),
            request.kind(),
            collected.tags(),
            csv.textColumns(),
            collected.stretches());
    var notes = new ArrayList<>(collected.notes());
    notes.addAll(inferred.notes());
    return new TrainingRows(
        Profiles.with(inferred.profile(), request.options()),
        collected.stretches().stream().map(s -> select(s, inferred.columns())).toList(),
        codes.select(inferred.columns()),
        inferred.notes(),
        notes);
  }

  /** Of the profile, or of the first file. */
  private static int tags(TrainingRequest request) throws TrainingFailedException {
    if (request.profile() != null) {
      return request.profile().tags().size();
    }
    Path file = request.data().getFirst();
    try (CsvReadings readings = CsvReadings.open(file, request.csv())) {
      return Math.max(1, readings.header().tags().size());
    } catch (CsvFormatException e) {
      throw new TrainingFailedException(e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new TrainingFailedException("there is no file " + file, e);
    } catch (IOException e) {
      throw new TrainingFailedException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** By all fields of all files: the first rows may have none. */
  private static Set<String> textColumns(TrainingRequest request) throws TrainingFailedException {
    var found = new TreeSet<>(request.csv().textColumns());
    for (Path file : request.data()) {
      try {
        found.addAll(TextColumns.of(file, request.csv()));
      } catch (CsvFormatException e) {
        throw new TrainingFailedException(e.getMessage(), e);
      } catch (NoSuchFileException e) {
        throw new TrainingFailedException("there is no file " + file, e);
      } catch (IOException e) {
        throw new TrainingFailedException("cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return found;
  }

  /**
   * Further rows of normal operation in files of the same profile.
   *
   * @throws TrainingFailedException if there are none, or a file cannot be used
   */
  static Collected further(
      List<Path> files,
      CsvOptions csv,
      Profile profile,
      Dictionaries dictionaries,
      TrainingProgress progress)
      throws TrainingFailedException {
    Collected collected =
        NormalRows.read(files, csv.forProfile(profile), profile, dictionaries::code, progress);
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

  /** In place, row by row: two copies of all rows would not fit beside each other. */
  private static Stretch select(Stretch stretch, int[] columns) {
    double[][] values = stretch.values();
    if (columns.length < values[0].length) {
      for (int row = 0; row < values.length; row++) {
        double[] all = values[row];
        values[row] = Arrays.stream(columns).mapToDouble(column -> all[column]).toArray();
      }
    }
    return stretch;
  }
}
