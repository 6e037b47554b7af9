package io.sluice.models.protocol;

import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.incidents.Course;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.calibration.CalibrationMethod;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluation.Part;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.models.evaluation.Figures;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.evaluation.Judged;
import io.sluice.models.training.TrainingOptions;
import io.sluice.models.training.TrainingRequest;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.TagFit;
import io.sluice.sources.readings.UnusableFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SKAB, the Skoltech Anomaly Benchmark (Katser and Kozitsin, 2020): a water loop with valves that
 * are closed by hand. In each file the first 400 rows train a bundle of their own, without a look
 * at labels, and the rest is judged; rows are counted over all files together. FAR, the false alarm
 * rate, is the share of normal rows in alarm, MAR, the missed alarm rate, that of anomalous rows
 * without.
 */
public final class SkabProtocol implements Protocol {

  /**
   * What differs from an ordinary training: windows of which 400 rows hold enough, the detector for
   * little data, and a border at one false alarm a day.
   */
  private static final TrainingOptions OPTIONS =
      TrainingOptions.DEFAULT
          .withWindows(20, null, null)
          .withDetectors(Set.of("hotelling"))
          .withCalibration(new CalibrationMethod.Budget(new AlarmBudget(1, 0.2, 0.02)));

  /** The leaderboard counts rows: one is in alarm if its own window is. */
  private static final IncidentPolicy ALARMS =
      new IncidentPolicy(
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofHours(24),
          1,
          Course.STRAIGHT);

  private static final int TRAINING_ROWS = 400;
  private static final Set<String> TRUTH = Set.of("anomaly", "changepoint");
  private static final String WITHOUT_ANOMALIES = "anomaly-free";

  private final DataFolder data;

  public SkabProtocol(Path dataFolder) {
    data = new DataFolder(dataFolder, "SKAB");
  }

  @Override
  public Evaluation run(Path workFolder, ProtocolProgress progress) throws ProtocolFailedException {
    List<Series> all = series();
    List<Judged> judged = new ArrayList<>();
    for (Series series : all) {
      progress.at("Training and judging", judged.size(), all.size());
      judged.add(judge(series, workFolder));
    }
    var pooled = Judged.pooled("%d files of SKAB".formatted(all.size()), judged);
    var evaluation =
        Evaluation.of(
            "Protocol skab",
            "Each file by a bundle that is trained on its first 400 rows without labels, and judges"
                + " the rest; rows are counted over all files together.",
            List.of(pooled));
    return evaluation
        .withGoals(goals(evaluation.bundles().getFirst().figures()))
        .withParts(judged.stream().map(Judged::report).map(Part::of).toList());
  }

  private static List<Goal> goals(Figures figures) {
    @Nullable Double missed = figures.recall() == null ? null : 1 - figures.recall();
    return List.of(
        Goal.atLeast("F1, row by row", "", 0.80, 0.84, figures.f1()),
        Goal.atMost(
            "FAR, false alarm rate", "%", 16.0, 12.0, Steps.percent(figures.falsePositiveRate())),
        Goal.atMost("MAR, missed alarm rate", "%", 25.0, null, Steps.percent(missed)));
  }

  /**
   * A file.
   *
   * @param name {@code valve1/0}
   * @param start its first time: files are judged in the order of time
   */
  private record Series(String name, Path file, Instant start) {}

  private List<Series> series() throws ProtocolFailedException {
    List<Series> all = new ArrayList<>();
    for (Path folder : data.folders()) {
      if (!folder.endsWith(WITHOUT_ANOMALIES)) {
        for (Path file : data.csvFiles(folder)) {
          String stem = file.getFileName().toString().replaceFirst("\\.csv$", "");
          all.add(new Series(folder.getFileName() + "/" + stem, file, start(file)));
        }
      }
    }
    if (all.isEmpty()) {
      throw new ProtocolFailedException(
          "there is no CSV file in the folders of %s, expected SKAB's valve1, valve2 and other"
              .formatted(data.folder()));
    }
    all.sort(Comparator.comparing(Series::start));
    return all;
  }

  private static Instant start(Path file) throws ProtocolFailedException {
    try (var readings = ReadingFile.inspect(file, ReadingOptions.FILES).open()) {
      for (FileRow row = readings.next(); row != null; row = readings.next()) {
        if (row instanceof FileRow.Row read) {
          return read.time();
        }
      }
      throw new ProtocolFailedException(file + " has no rows");
    } catch (UnusableFileException e) {
      throw new ProtocolFailedException(e.getMessage(), e);
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  private static Judged judge(Series series, Path workFolder) throws ProtocolFailedException {
    String profile = "skab-" + series.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var request =
        TrainingRequest.inferring(
                profile,
                List.of(head(series.file(), workFolder.resolve("training"), profile)),
                workFolder)
            .withReading(ReadingOptions.FILES.withExclude(TRUTH))
            .withOptions(OPTIONS);
    try (var bundle = Steps.train(request, (stage, done, total) -> {})) {
      return judge(bundle, series.file()).named(series.name());
    }
  }

  /** The training rows as a file of their own. */
  private static Path head(Path file, Path folder, String name) throws ProtocolFailedException {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      Files.createDirectories(folder);
      List<String> lines = in.lines().limit(1L + TRAINING_ROWS).toList();
      if (lines.size() <= TRAINING_ROWS) {
        throw new ProtocolFailedException(
            "%s has %d rows, expected more than the %d that are trained on"
                .formatted(file, lines.size() - 1, TRAINING_ROWS));
      }
      return Files.write(folder.resolve(name + ".csv"), lines);
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  /** The training rows come first, so that the first of the others has a full window. */
  private static Judged judge(Bundle bundle, Path file) throws ProtocolFailedException {
    try (var evaluator = new Evaluator(bundle, ALARMS);
        var readings =
            ReadingFile.inspect(file, ReadingOptions.FILES.forProfile(bundle.profile())).open()) {
      if (readings.findings().labels() == null) {
        throw new ProtocolFailedException(file + " has no column anomaly");
      }
      TagFit fit = TagFit.of(readings.findings(), bundle.profile());
      int read = 0;
      for (FileRow next = readings.next(); next != null; next = readings.next()) {
        if (next instanceof FileRow.Row row) {
          double[] values = fit.arrange(row, bundle.dictionaries()::code);
          if (read++ < TRAINING_ROWS) {
            evaluator.warmUp(row.time(), values);
          } else {
            evaluator.add(row.time(), values, row.label(), row.event());
          }
        }
      }
      return evaluator.judged();
    } catch (UnusableFileException e) {
      throw new ProtocolFailedException(e.getMessage(), e);
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  private static ProtocolFailedException cannotRead(Path file, IOException e) {
    return new ProtocolFailedException("cannot read " + file + ": " + e.getMessage(), e);
  }
}
