package io.sluice.detection.detector;

import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.Standardizer;
import io.sluice.detection.scale.WindowMatrix;
import io.sluice.detection.window.WindowRing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Detectors that judge the same windows batch by batch; everyone who judges windows does it with
 * this. Not thread-safe; borrows the detectors.
 */
public final class Panel {

  private final List<Detector.Judge> judges;
  private final WindowMatrix windows;
  private final boolean withFeatures;

  /**
   * @param capacity windows that a batch can hold
   */
  public Panel(
      List<Detector> detectors, FeatureSpec spec, Standardizer standardizer, int capacity) {
    judges = detectors.stream().map(detector -> detector.judge(capacity)).toList();
    windows = new WindowMatrix(spec, standardizer, capacity);
    withFeatures = detectors.stream().anyMatch(Detector::readsFeatures);
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
    add(ring, memory, memory == null ? Adjustment.NONE : memory.adjustment());
  }

  /**
   * The same, adjusted in another way than the memory says.
   *
   * @param memory null if there is none
   */
  public void add(WindowRing ring, @Nullable Memory memory, Adjustment adjustment) {
    if (!ring.isFull()) {
      throw new IllegalStateException("the window has only " + ring.size() + " readings");
    }
    int row = windows.rows();
    if (withFeatures) {
      windows.add(ring);
    } else {
      windows.addMasks(ring);
    }
    boolean[] leftOut = adjustment.leftOut();
    if (leftOut != null) {
      windows.leaveOut(leftOut);
    }
    for (Detector.Judge judge : judges) {
      judge.adjust(row, adjustment);
      judge.observe(row, ring, memory);
    }
  }

  /**
   * Puts a record of a profile of kind EVENTS into the batch.
   *
   * @param values by tag, a text as its code, NaN where missing; copied
   */
  public void addRecord(double[] values) {
    int row = windows.rows();
    windows.addRecord(values);
    for (Detector.Judge judge : judges) {
      judge.observeRecord(row, values);
    }
  }

  /** Windows in the batch. */
  public int rows() {
    return windows.rows();
  }

  /** Windows that the batch can hold. */
  public int capacity() {
    return windows.capacity();
  }

  /** The place of work of a detector, counted in the order given. */
  public Detector.Judge judge(int detector) {
    return judges.get(detector);
  }

  /** Lets every detector judge the batch. */
  public void judge() {
    for (Detector.Judge judge : judges) {
      judge.judge(windows);
    }
  }

  /** What a detector, counted in the order given, says of a row that was judged. */
  public double score(int detector, int row) {
    return judges.get(detector).score(row);
  }

  /** Whether a detector, counted in the order given, has nothing to say of a row yet. */
  public boolean isSilent(int detector, int row) {
    return judges.get(detector).isSilent(row);
  }

  /** Why a detector says so; before {@link #clear}. */
  public void explain(int detector, int row, Explanation explanation) {
    judges.get(detector).explain(row, explanation);
  }

  /** Empties the batch. */
  public void clear() {
    windows.clear();
  }
}
