package io.sluice.models.evaluation;

import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.detector.CalibratedDetector;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.OnnxClassifier;
import io.sluice.detection.scoring.StreamJudge;
import io.sluice.detection.scoring.Verdict;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.TagFit;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bundle judge labelled rows as scoring-service would, at the profile's scoring stride, and
 * says how well it did. Several files are one asset's readings one after the other. Not
 * thread-safe. Borrows the bundle.
 */
public final class Evaluator implements AutoCloseable {

  private final Bundle bundle;
  private final Profile profile;
  private final IncidentPolicy settings;
  private final StreamJudge judge;
  private final LastValue lastValue;

  /** Whose score is how likely an attack is; null if nobody's. */
  private final @Nullable String classifier;

  private JudgedRows rows;
  private final DriftSeen drift = new DriftSeen();
  private long offered;
  private long warmed;
  private long unordered;
  private long unreadable;
  private long windows;

  /**
   * @param settings when an incident opens and ends. Its cooldown is left out: it saves messages
   *     about a relapse, but the plant is in alarm
   */
  public Evaluator(Bundle bundle, IncidentPolicy settings) {
    this.bundle = bundle;
    this.settings = settings.withRelapsesApart();
    profile = bundle.profile();
    rows = new JudgedRows(profile.kind());
    classifier =
        bundle.detectors().stream()
            .map(CalibratedDetector::detector)
            .filter(OnnxClassifier.class::isInstance)
            .map(Detector::name)
            .findFirst()
            .orElse(null);
    judge = new StreamJudge(bundle, this::window);
    lastValue = new LastValue(profile);
  }

  /**
   * Judges all that is left of a file.
   *
   * @throws UnusableFileException if its tags do not fit the profile or it has no label column; one
   *     sentence
   */
  public void add(FileReadings readings) throws UnusableFileException, IOException {
    add(readings, row -> true);
  }

  /**
   * Judges some of the rows that are left of a file, of one asset: windows of several would be
   * mixed.
   *
   * @param wanted which rows, those that cannot be read among them
   * @throws UnusableFileException if its tags do not fit the profile, it has no label column, or
   *     the rows are of several assets; one sentence
   */
  public void add(FileReadings readings, Predicate<FileRow> wanted)
      throws UnusableFileException, IOException {
    TagFit fit = TagFit.partial(readings.findings(), profile);
    if (readings.findings().labels() == null) {
      throw new UnusableFileException(
          readings.findings().source()
              + " has no label column, expected one named label, Normal/Attack, ATT_FLAG, anomaly"
              + " or the like; name it by --label-column");
    }
    @Nullable String asset = null;
    for (FileRow next = readings.next(); next != null; next = readings.next()) {
      if (!wanted.test(next)) {
        continue;
      }
      if (next instanceof FileRow.Row row && row.asset() != null) {
        asset = sameAsset(asset, row.asset(), readings);
      }
      switch (next) {
        case FileRow.Row row ->
            add(
                row.time(),
                fit.arrange(row, bundle.dictionaries()::code),
                row.label(),
                row.event());
        case FileRow.BadRow bad -> unreadable++;
      }
    }
  }

  /** Windows of one asset are cut; those of several would be mixed. */
  private static String sameAsset(@Nullable String before, String asset, FileReadings readings)
      throws UnusableFileException {
    if (before != null && !before.equals(asset)) {
      throw new UnusableFileException(
          "%s holds rows of several assets, %s and %s: give a file an asset"
              .formatted(readings.findings().source(), before, asset));
    }
    return asset;
  }

  /** Lets a reading pass that is not judged, so that the first one that is has a full window. */
  public void warmUp(Instant time, double[] values) {
    switch (profile.kind()) {
      case SIGNALS -> judge.offer(time, values);
      case EVENTS -> {}
    }
    lastValue.change(values);
    offered++;
    warmed++;
  }

  /**
   * Judges a row.
   *
   * @param values by tag in the profile's order, NaN where missing
   * @param label 1 anomalous, 0 normal, null unknown
   * @param event id or name of the event that the row belongs to, null if there is none
   */
  public void add(Instant time, double[] values, @Nullable Integer label, @Nullable String event) {
    offered++;
    switch (judge.offer(time, values)) {
      case WINDOW -> {
        windows++;
        judge.judge(addRow(judge.reached(), values, label, event), values);
      }
      case BETWEEN_STRIDES, WARMING -> addRow(time, values, label, event);
      case SORTED_IN, DUPLICATE, TOO_LATE -> unordered++;
    }
  }

  private int addRow(
      Instant time, double[] values, @Nullable Integer label, @Nullable String event) {
    int row = rows.add(time.toEpochMilli(), Truth.of(label), event);
    rows.change(row, lastValue.change(values));
    return row;
  }

  private void window(
      long row, long startMillis, long endMillis, boolean isFirst, Verdict verdict) {
    drift.add(verdict.drift());
    DetectorScore likely = classifier == null ? null : verdict.detectors().get(classifier);
    if (likely != null) {
      rows.probability((int) row, likely.score());
    }
    rows.judge(
        (int) row,
        startMillis,
        isFirst,
        verdict.ratio(),
        verdict.detectors(),
        verdict.contributors());
  }

  /** Which tags had moved for good, for a person; empty if none had, and until all is judged. */
  public Optional<String> drift() {
    return drift.sentence(windows);
  }

  /** Every measure of all rows so far. */
  public EvaluationReport report() {
    return judged().report();
  }

  /** All rows so far with their alarms; outlives this and the bundle. */
  public Judged judged() {
    judge.finish();
    Calibration calibration = bundle.manifest().calibration();
    rows.raiseAlarms(new ProcessIncident(settings, profile.severity()));
    return new Judged(
        profile.name() + " " + bundle.ref().version(),
        bundle.ref(),
        profile,
        settings,
        calibration == null ? null : calibration.budget(),
        rows,
        new EvaluationReport.Rows(
            offered - warmed, rows.count(Truth.UNKNOWN), unordered, unreadable, windows));
  }

  /**
   * All rows so far with their alarms, and forgets them; what is followed of the asset is kept. So
   * a long time can be told in parts. An alarm that is on counts in both.
   */
  public Judged judgedSinceLast() {
    Judged part = judged();
    rows = new JudgedRows(profile.kind());
    offered = 0;
    warmed = 0;
    unordered = 0;
    unreadable = 0;
    windows = 0;
    return part;
  }

  @Override
  public void close() {
    judge.close();
  }
}
