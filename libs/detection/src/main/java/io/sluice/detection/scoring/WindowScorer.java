package io.sluice.detection.scoring;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.contracts.SideFinding;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.detector.Adjustment;
import io.sluice.detection.detector.CalibratedDetector;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.explanation.Explainer;
import io.sluice.detection.fusion.Fusion;
import io.sluice.detection.rule.DataWatch;
import io.sluice.detection.window.WindowRing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects windows, or records of a profile of kind EVENTS, into one matrix and judges them all
 * with one call a detector. Not thread-safe: one per thread; the bundle it borrows is shared and
 * stays open when this is closed.
 *
 * <p>A window in which every tag is masked has ratio 0, for there is nothing to judge; that is a
 * fault of its data. So does a record without any value, but that is none: records may lack what
 * they like.
 */
public final class WindowScorer implements AutoCloseable {

  /**
   * Values (windows x tags) in one pass at most, however many windows: a window of 2,000 tags takes
   * a quarter of a megabyte on its way through the detectors.
   */
  private static final int MOST_VALUES = 1 << 16;

  private final int tags;
  private final SeverityLevels severity;
  private final Fusion fusion;
  private final @Nullable Debounce debounce;
  private final @Nullable ScoreState state;
  private final List<CalibratedDetector> detectors;
  private final Panel panel;
  private final Explainer explainer;
  private final DataWatch watch;
  private final double[] ratios;

  /** Last values of each window, for explanations: the ring has moved on by then. */
  private final double[] lastValues;

  /** What each window is judged by beside the bundle. */
  private final Adjustment[] adjustments;

  /** What is wrong with the data of each window, null if nothing is. */
  private final SideFinding[] faults;

  /**
   * @param maxBatch windows that one batch can hold
   */
  public WindowScorer(Bundle bundle, int maxBatch) {
    var profile = bundle.profile();
    tags = profile.tags().size();
    severity = profile.severity();
    fusion = bundle.fusion();
    debounce = bundle.manifest().debounce();
    state = bundle.isTrained() ? null : ScoreState.LEARNING;
    detectors = bundle.detectors();
    panel =
        new Panel(
            detectors.stream().map(CalibratedDetector::detector).toList(),
            bundle.features(),
            bundle.standardizer(),
            maxBatch);
    explainer = new Explainer(profile.tags(), bundle.dictionaries());
    ratios = new double[detectors.size()];
    lastValues = new double[Math.multiplyExact(maxBatch, tags)];
    watch = bundle.dataWatch();
    faults = new SideFinding[maxBatch];
    adjustments = new Adjustment[maxBatch];
  }

  /**
   * How many windows to judge in one pass: fewer of many tags.
   *
   * @param most of few tags
   */
  public static int windowsInAPass(int tags, int most) {
    return Math.clamp(MOST_VALUES / tags, 1, most);
  }

  /**
   * Puts the ring's window, as it is now, into the batch. Only after {@code Admission.WINDOW}.
   *
   * @throws IllegalStateException if the batch or the window is not such as to allow it
   */
  public void add(WindowRing ring) {
    add(ring, null);
  }

  /**
   * The same for an asset that may have a memory, which has taken the window in already.
   *
   * @param memory null if there is none
   */
  public void add(WindowRing ring, @Nullable Memory memory) {
    int row = panel.rows();
    Adjustment adjustment = memory == null ? Adjustment.NONE : memory.adjustment();
    panel.add(ring, memory, adjustment);
    adjustments[row] = adjustment;
    System.arraycopy(ring.row(ring.size() - 1), 0, lastValues, row * tags, tags);
    faults[row] = with(watch.judge(ring), adjustment.frozen());
  }

  /**
   * Puts a record into the batch, to be judged by itself.
   *
   * @param values by tag, a text as its code, NaN where missing; copied
   */
  public void addRecord(double[] values) {
    int row = panel.rows();
    panel.addRecord(values);
    adjustments[row] = Adjustment.NONE;
    System.arraycopy(values, 0, lastValues, row * tags, tags);
    faults[row] = null;
  }

  /** Windows in the batch. */
  public int size() {
    return panel.rows();
  }

  /** Windows that the batch can hold. */
  public int capacity() {
    return panel.capacity();
  }

  /** Judges and empties the batch; verdicts in the order of {@link #add}. */
  public List<Verdict> score() {
    try {
      panel.judge();
      var verdicts = new ArrayList<Verdict>(panel.rows());
      for (int row = 0; row < panel.rows(); row++) {
        verdicts.add(verdict(row));
      }
      return verdicts;
    } finally {
      panel.clear();
    }
  }

  /** Gives back nothing yet: all memory is the garbage collector's, the models are the bundle's. */
  @Override
  public void close() {
    panel.clear();
  }

  /** Tags without values, and those that are left out because they do not change any more. */
  private @Nullable SideFinding with(@Nullable SideFinding missing, @Nullable SideFinding frozen) {
    if (missing == null || frozen == null) {
      return missing == null ? frozen : missing;
    }
    double ratio = missing.ratio() + frozen.ratio() - 1;
    double share = 1 / (count(missing) + count(frozen));
    return new SideFinding(
        ratio,
        severity.of(ratio),
        Stream.concat(missing.tags().stream(), frozen.tags().stream())
            .limit(SideFinding.MAX_TAGS)
            .map(tag -> tag.withShare(share))
            .toList());
  }

  private static double count(SideFinding finding) {
    return Math.round(1 / finding.tags().getFirst().share());
  }

  /** Nobody is woken by what nobody has trained, whatever the profile's levels are. */
  private Severity level(double ratio) {
    Severity level = severity.of(ratio);
    return state == ScoreState.LEARNING && level.isAbove(Severity.INFO) ? Severity.INFO : level;
  }

  /** One that has not learnt yet would only pull down what those say that were trained. */
  private boolean hasSay(int detector, int row) {
    return state == ScoreState.LEARNING || !panel.isSilent(detector, row);
  }

  private Verdict verdict(int row) {
    var scores = LinkedHashMap.<String, DetectorScore>newLinkedHashMap(detectors.size());
    for (int i = 0; i < detectors.size(); i++) {
      if (hasSay(i, row)) {
        CalibratedDetector calibrated = detectors.get(i);
        scores.put(
            calibrated.detector().name(),
            calibrated.rate(panel.score(i, row) / adjustments[row].divisor(i)));
      }
    }
    double ratio = fusion.fuse(scores);
    Severity level = level(ratio);
    List<Contributor> contributors = level.isAnomalous() ? explain(row, scores) : List.of();
    return new Verdict(
        scores,
        ratio,
        level,
        contributors,
        severity.info(),
        debounce,
        faults[row],
        adjustments[row].drift(),
        state);
  }

  /** Who speaks, and how loud, is what counted: no detector explains what it did not decide. */
  private List<Contributor> explain(int row, Map<String, DetectorScore> scores) {
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = fusion.counting(detectors.get(i).detector().name(), scores);
    }
    return explainer.explain(panel, row, ratios, severity.info(), lastValues, row * tags);
  }
}
