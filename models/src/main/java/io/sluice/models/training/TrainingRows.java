package io.sluice.models.training;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.models.training.NormalRows.Collected;
import io.sluice.models.training.ProfileInference.Inferred;
import io.sluice.models.training.TrainingProgress.Stage;
import io.sluice.models.window.Stretch;
import io.sluice.sources.column.ColumnFinding;
import io.sluice.sources.readings.FileFindings;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.UnusableFileException;
import io.sluice.sources.time.SharedTimes;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows to train from in the order of the profile's tags.
 *
 * @param profile given or inferred, with the options applied
 * @param stretches the rows, texts by {@code codes}
 * @param attacks rows of events that labels call attacks, texts likewise
 * @param labels whether there are labels
 * @param hasTimes whether all rows have a time, or else only an order
 * @param codes of the texts, until there are dictionaries
 * @param inference what inferring the profile noticed, a sentence each; empty if it was given
 * @param notes everything that was noticed, a sentence each
 */
record TrainingRows(
    Profile profile,
    List<Stretch> stretches,
    List<Stretch> attacks,
    boolean labels,
    boolean hasTimes,
    TextCodes codes,
    List<String> inference,
    List<String> notes) {

  int count() {
    return stretches.stream().mapToInt(Stretch::length).sum();
  }

  static TrainingRows read(TrainingRequest request, TrainingProgress progress)
      throws TrainingFailedException {
    progress.at(Stage.READING, 0, 0);
    var codes = new TextCodes();
    List<ReadingFile> files =
        inspect(request.data(), request.reading().forProfile(request.profile()));
    FileFindings first = files.getFirst().findings();
    ProfileKind kind = kind(request, files);
    refuseRecordsForSignals(kind, request.profileName(), files);
    HeapLimit limit = HeapLimit.current(request.options());
    requireRoomFor(files, limit, first.found().size());
    refuseSharedTimes(request, kind, files);
    refuseWordsForNumbers(request.profile(), first);
    Collected collected =
        NormalRows.read(
            files, request.profile(), mayTeach(kind, files), codes::code, limit, progress);
    if (collected.rows() == 0) {
      throw new TrainingFailedException(
          "there are no rows of normal operation to train from"
              + (collected.notes().isEmpty() ? "" : ": " + String.join("; ", collected.notes())));
    }
    if (request.profile() != null) {
      refuseDisorder(request.profile(), files);
      return new TrainingRows(
          Profiles.with(request.profile(), request.options()),
          collected.stretches(),
          collected.attacks(),
          collected.labels(),
          hasTimes(files),
          codes,
          List.of(),
          collected.notes());
    }
    Inferred inferred =
        ProfileInference.infer(
            request.profileName(),
            kind,
            request.reading().resample(),
            collected.tags(),
            first.textTags(),
            collected.stretches());
    refuseDisorder(inferred.profile(), files);
    var notes = new ArrayList<>(collected.notes());
    if (request.kind() == null && kind == ProfileKind.EVENTS) {
      notes.add("each record is taken as an event of its own (--kind signals says otherwise)");
    }
    notes.addAll(inferred.notes());
    return new TrainingRows(
        Profiles.with(described(inferred.profile(), first), request.options()),
        collected.stretches().stream().map(s -> select(s, inferred.columns())).toList(),
        inferred.profile().kind() == ProfileKind.EVENTS
            ? collected.attacks().stream().map(s -> select(s, inferred.columns())).toList()
            : List.of(),
        collected.labels(),
        hasTimes(files),
        codes.select(inferred.columns()),
        inferred.notes(),
        notes);
  }

  /** As it was given, or as the files tell; null if the rows themselves have to. */
  private static @Nullable ProfileKind kind(TrainingRequest request, List<ReadingFile> files) {
    if (request.profile() != null) {
      return request.profile().kind();
    }
    boolean isOfRecords = files.stream().allMatch(file -> file.findings().isOfRecords());
    return request.kind() == null && isOfRecords ? ProfileKind.EVENTS : request.kind();
  }

  private static boolean hasTimes(List<ReadingFile> files) {
    return files.stream().allMatch(file -> file.findings().hasTimes());
  }

  private static void refuseRecordsForSignals(
      @Nullable ProfileKind kind, String profile, List<ReadingFile> files)
      throws TrainingFailedException {
    for (ReadingFile file : files) {
      FileFindings findings = file.findings();
      if (kind == ProfileKind.SIGNALS && !findings.hasTimes()) {
        throw new TrainingFailedException(
            "%s has no times, and profile %s is of signals, whose windows need them: name the column by --time-column, or say --kind events"
                .formatted(findings.source(), profile));
      }
    }
  }

  /** Whether rows that labels call attacks teach: of events alone, which may yet be found out. */
  private static boolean mayTeach(@Nullable ProfileKind kind, List<ReadingFile> files) {
    return kind == null
        ? files.stream().anyMatch(file -> !file.findings().textTags().isEmpty())
        : kind == ProfileKind.EVENTS;
  }

  /** Before any row is read, of those that labels do not leave out. */
  static void requireRoomFor(List<ReadingFile> files, HeapLimit limit, int tags)
      throws TrainingFailedException {
    if (files.getFirst().isResampled()) {
      return; // how many rows they make is seen as they are made
    }
    // What labels mean was found out of all files together, so it counts once.
    Map<String, List<FileFindings>> byLabels =
        files.stream()
            .map(ReadingFile::findings)
            .collect(Collectors.groupingBy(file -> Objects.toString(file.labels(), "")));
    long rows = 0;
    for (List<FileFindings> alike : byLabels.values()) {
      long all = alike.stream().mapToLong(FileFindings::rows).sum();
      rows += alike.getFirst().columns().labels().mostNormal(all);
    }
    limit.requireRoomFor(rows, tags);
  }

  /** A tag that never has a value cannot be learnt. */
  private static void refuseWordsForNumbers(@Nullable Profile profile, FileFindings findings)
      throws TrainingFailedException {
    if (profile == null) {
      return;
    }
    for (ColumnFinding column : findings.found()) {
      boolean hasNoNumber =
          !column.reader().isOfTexts() && Double.isNaN(column.min()) && column.states().isEmpty();
      if (hasNoNumber && !column.words().isEmpty()) {
        throw new TrainingFailedException(
            "%s: column '%s' holds no number, but words such as '%s'; in the profile make the tag CATEGORICAL, or leave it out"
                .formatted(
                    findings.source(), column.name(), column.words().keySet().iterator().next()));
      }
    }
  }

  /** What the file itself says of its tags: units, and numbers that stand for no value. */
  private static Profile described(Profile profile, FileFindings findings) {
    var columns = new HashMap<String, ColumnFinding>();
    findings.found().forEach(column -> columns.put(column.name(), column));
    List<Tag> tags = new ArrayList<>();
    for (Tag tag : profile.tags()) {
      ColumnFinding column =
          Objects.requireNonNull(columns.get(tag.name()), "a tag comes from its column");
      tags.add(
          new Tag(
              tag.name(),
              findings.unit(column),
              tag.kind(),
              tag.resolution(),
              tag.low(),
              tag.high(),
              tag.stage(),
              column.missing()));
    }
    return Profiles.with(profile, tags);
  }

  private static List<ReadingFile> inspect(List<Path> files, ReadingOptions options)
      throws TrainingFailedException {
    try {
      return ReadingFile.inspect(files, options);
    } catch (UnusableFileException e) {
      throw new TrainingFailedException(e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new TrainingFailedException("there is no file " + e.getFile(), e);
    } catch (IOException e) {
      throw new TrainingFailedException("cannot read the data: " + e.getMessage(), e);
    }
  }

  /**
   * As signals such rows would be dropped, as events each would be judged by itself. Rows with
   * texts are rather events, and that is said.
   */
  private static void refuseSharedTimes(
      TrainingRequest request, @Nullable ProfileKind kind, List<ReadingFile> files)
      throws TrainingFailedException {
    for (ReadingFile file : files) {
      FileFindings findings = file.findings();
      boolean mayBeEvents = kind == null && !findings.textTags().isEmpty();
      SharedTimes shared = findings.time().shared();
      if (shared != null
          && !mayBeEvents
          && kind != ProfileKind.EVENTS
          && request.reading().resample() == null) {
        throw new TrainingFailedException(
            "%s: %s; if each row is an event of its own, say --kind events"
                .formatted(findings.source(), shared.text()));
      }
    }
  }

  /**
   * Windows are of rows that follow each other; a record is judged by itself. Resampled rows are in
   * order, and which came too late for it is counted.
   */
  private static void refuseDisorder(Profile profile, List<ReadingFile> files)
      throws TrainingFailedException {
    for (ReadingFile file : files) {
      FileFindings findings = file.findings();
      if (profile.kind() == ProfileKind.SIGNALS
          && findings.time().disorder() != null
          && !file.isResampled()) {
        throw new TrainingFailedException(
            "%s: the rows are in no order of time, and windows need one: %s"
                .formatted(findings.source(), findings.time().disorder()));
      }
    }
  }

  /**
   * Further rows of normal operation in files of the same profile.
   *
   * @param limit of the heap beside the rows that there are
   * @throws TrainingFailedException if there are none, or a file cannot be used
   */
  static Collected further(
      List<Path> files,
      ReadingOptions reading,
      Profile profile,
      Dictionaries dictionaries,
      HeapLimit limit,
      TrainingProgress progress)
      throws TrainingFailedException {
    List<ReadingFile> inspected = inspect(files, reading.forProfile(profile));
    requireRoomFor(inspected, limit, profile.tags().size());
    refuseDisorder(profile, inspected);
    Collected collected =
        NormalRows.read(inspected, profile, false, dictionaries::code, limit, progress);
    int longest = collected.stretches().stream().mapToInt(Stretch::length).max().orElse(0);
    if (longest < profile.window()) {
      throw new TrainingFailedException(
          "%s: %s, and to find thresholds and count false alarms on them %,d in a row are the least, a day of them is better%s"
              .formatted(
                  names(files),
                  longest == 0
                      ? "there are no rows of normal operation"
                      : "of %,d rows of normal operation no more than %,d are in a row"
                          .formatted(collected.rows(), longest),
                  profile.window(),
                  collected.notes().isEmpty()
                      ? ""
                      : " (" + String.join("; ", collected.notes()) + ")"));
    }
    return collected;
  }

  static String names(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
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
