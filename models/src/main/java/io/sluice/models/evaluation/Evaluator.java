package io.sluice.models.evaluation;

import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.Calibration;
import io.sluice.detection.detector.CalibratedDetector;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.detector.OnnxClassifier;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.TagFit;
import io.sluice.sources.readings.UnusableFileException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bundle judge labelled rows as scoring-service would, at the profile's scoring stride, and
 * says how well it did. Several files are one asset's readings one after the other. Not
 * thread-safe. Borrows the bundle.
 */
public final class Evaluator implements AutoCloseable {

  private static final int BATCH = 256;

  private final Bundle bundle;
  private final Profile profile;
  private final IncidentPolicy settings;
  private final WindowRing ring;
  private final WindowScorer scorer;
  private final @Nullable Memory memory;
  private final LastValue lastValue;

  /** Whose score is how likely an attack is; null if nobody's. */
  private final @Nullable String classifier;

  private final JudgedRows rows;
  private final DriftSeen drift = new DriftSeen();
  private final int[] batchRows = new int[BATCH];
  private final long[] batchStarts = new long[BATCH];
  private final boolean[] batchFirsts = new boolean[BATCH];
  private @Nullable Instant newest;
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
    ring = new WindowRing(profile);
    scorer = new WindowScorer(bundle, BATCH);
    memory = bundle.remembering().map(owner -> owner.memory(profile.name())).orElse(null);
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
    TagFit fit = TagFit.of(readings.findings(), profile);
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
      case SIGNALS -> offer(time, values);
      case EVENTS -> offered++;
    }
    lastValue.change(values);
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
    switch (profile.kind()) {
      case SIGNALS -> addReading(time, values, label, event);
      case EVENTS -> addRecord(time, values, label, event);
    }
  }

  /** Records come in the order of the file; one that is older than the one before was late. */
  private void addRecord(
      Instant time, double[] values, @Nullable Integer label, @Nullable String event) {
    offered++;
    newest = newest == null || time.isAfter(newest) ? time : newest;
    int row = addRow(newest, values, label, event);
    batchRows[scorer.size()] = row;
    batchStarts[scorer.size()] = newest.toEpochMilli();
    batchFirsts[scorer.size()] = false;
    scorer.addRecord(values);
    windows++;
    if (scorer.size() == BATCH) {
      judgeBatch();
    }
  }

  private void addReading(
      Instant time, double[] values, @Nullable Integer label, @Nullable String event) {
    Admission admission = offer(time, values);
    switch (admission) {
      case WINDOW -> {
        int row = addRow(time, values, label, event);
        batchRows[scorer.size()] = row;
        batchStarts[scorer.size()] = ring.startMillis();
        batchFirsts[scorer.size()] = ring.isFirst();
        scorer.add(ring, memory);
        windows++;
        if (scorer.size() == BATCH) {
          judgeBatch();
        }
      }
      case BETWEEN_STRIDES, WARMING -> addRow(time, values, label, event);
      case SORTED_IN, DUPLICATE, TOO_LATE -> unordered++;
    }
  }

  /** A file is one asset: there is nothing to rebuild, so that positions do not matter. */
  private Admission offer(Instant time, double[] values) {
    long position = offered++;
    Admission admission = ring.offer(time.toEpochMilli(), values, position);
    if (memory != null && admission == Admission.WINDOW) {
      memory.take(ring);
    }
    return admission;
  }

  private int addRow(
      Instant time, double[] values, @Nullable Integer label, @Nullable String event) {
    int row = rows.add(time.toEpochMilli(), Truth.of(label), event);
    rows.change(row, lastValue.change(values));
    return row;
  }

  private void judgeBatch() {
    List<Verdict> verdicts = scorer.score();
    for (int i = 0; i < verdicts.size(); i++) {
      Verdict verdict = verdicts.get(i);
      drift.add(verdict.drift());
      DetectorScore likely = classifier == null ? null : verdict.detectors().get(classifier);
      if (likely != null) {
        rows.probability(batchRows[i], likely.score());
      }
      rows.judge(
          batchRows[i],
          batchStarts[i],
          batchFirsts[i],
          verdict.ratio(),
          verdict.detectors(),
          verdict.contributors());
    }
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
    judgeBatch();
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

  @Override
  public void close() {
    scorer.close();
  }
}
