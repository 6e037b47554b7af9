package io.sluice.models.evaluation;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.profile.ProfileKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of event time with their truth, and what was said of them. A row in which no
 * window ends has the ratio of the window before and is in alarm if an alarm was on; before the
 * first window that is ratio 0 and no alarm, for a system that warms up is silent.
 *
 * <p>Some 40 bytes a row and 4 for each detector: a month of readings a second apart is 2.6 million
 * rows.
 */
final class JudgedRows {

  private static final int INITIAL = 1024;
  private static final Truth[] TRUTHS = Truth.values();

  private final Map<Integer, List<Contributor>> contributors = new HashMap<>();
  private final Map<String, float[]> detectorRatios = new LinkedHashMap<>();
  private final BitSet beginnings = new BitSet();
  private final BitSet firsts = new BitSet();

  /** Whether rows of one instant follow each other, as records do. */
  private final boolean instantsAreShared;

  private int size;
  private byte[] truths = new byte[INITIAL];
  private @Nullable String[] events = new String[INITIAL];
  private long[] times = new long[INITIAL];
  private long[] windowStarts = new long[INITIAL];
  private double[] ratios = new double[INITIAL];
  private float[] probabilities = new float[INITIAL];
  private float[] changes = new float[INITIAL];
  private boolean[] windows = new boolean[INITIAL];
  private boolean[] alarms = new boolean[INITIAL];

  JudgedRows(ProfileKind kind) {
    this(kind == ProfileKind.EVENTS);
  }

  private JudgedRows(boolean instantsAreShared) {
    this.instantsAreShared = instantsAreShared;
  }

  /** Appends a row and returns its index. */
  int add(long timeMillis, Truth truth, @Nullable String event) {
    reserve(size + 1);
    times[size] = timeMillis;
    truths[size] = (byte) truth.ordinal();
    events[size] = event;
    probabilities[size] = Float.NaN;
    return size++;
  }

  /** Says how likely a detector that knows it calls a row an attack. */
  void probability(int row, double probability) {
    probabilities[row] = (float) probability;
  }

  /** NaN if no detector says. */
  double probability(int row) {
    return probabilities[row];
  }

  /** Says by how much a row differs from the one before, see {@link LastValue}. */
  void change(int row, double change) {
    changes[row] = (float) change;
  }

  /**
   * Says that a window ends in a row, and what it is worth. The explanation is kept for anomalous
   * rows only, the sole ones of which it is asked.
   *
   * @param isFirst whether the window began anew and was full for the first time since
   * @param detectors what each detector says, by its name; of a detector that is missing the ratio
   *     is 0
   */
  void judge(
      int row,
      long windowStartMillis,
      boolean isFirst,
      double ratio,
      Map<String, DetectorScore> detectors,
      List<Contributor> explanation) {
    windows[row] = true;
    firsts.set(row, isFirst);
    windowStarts[row] = windowStartMillis;
    ratios[row] = ratio;
    detectors.forEach((name, score) -> ratiosOf(name)[row] = (float) score.ratio());
    if (truth(row) == Truth.ANOMALOUS && !explanation.isEmpty()) {
      contributors.put(row, explanation);
    }
  }

  private float[] ratiosOf(String detector) {
    return detectorRatios.computeIfAbsent(detector, name -> new float[times.length]);
  }

  /**
   * Follows the alarms through all rows, once every window is judged. A record is in alarm if it is
   * anomalous itself: that an incident is still open says nothing of it.
   */
  void raiseAlarms(ProcessIncident incident) {
    int last = -1;
    for (int row = 0; row < size; row++) {
      if (windows[row]) {
        last = row;
        alarms[row] =
            instantsAreShared
                ? incident.isAnomalous(ratios[row])
                : incident.window(windowStarts[row], times[row], firsts.get(row), ratios[row]);
      } else {
        ratios[row] = last < 0 ? 0 : ratios[last];
        for (float[] detector : detectorRatios.values()) {
          detector[row] = last < 0 ? 0 : detector[last];
        }
        alarms[row] = incident.isOpenAt(times[row]);
      }
    }
  }

  /** Appends rows that somebody else judged, with their alarms. */
  void append(JudgedRows other) {
    reserve(size + other.size);
    System.arraycopy(other.truths, 0, truths, size, other.size);
    System.arraycopy(other.events, 0, events, size, other.size);
    System.arraycopy(other.times, 0, times, size, other.size);
    System.arraycopy(other.windowStarts, 0, windowStarts, size, other.size);
    System.arraycopy(other.ratios, 0, ratios, size, other.size);
    System.arraycopy(other.probabilities, 0, probabilities, size, other.size);
    System.arraycopy(other.changes, 0, changes, size, other.size);
    System.arraycopy(other.windows, 0, windows, size, other.size);
    System.arraycopy(other.alarms, 0, alarms, size, other.size);
    other.detectorRatios.forEach(
        (name, from) -> System.arraycopy(from, 0, ratiosOf(name), size, other.size));
    beginnings.set(size);
    other.beginnings.stream().forEach(row -> beginnings.set(size + row));
    other.firsts.stream().forEach(row -> firsts.set(size + row));
    other.contributors.forEach((row, explanation) -> contributors.put(size + row, explanation));
    size += other.size;
  }

  /** The same, to raise other alarms over. */
  JudgedRows copy() {
    var rows = new JudgedRows(instantsAreShared);
    rows.append(this);
    return rows;
  }

  /** The same with other fused ratios, by row. */
  JudgedRows withRatios(double[] others) {
    JudgedRows rows = copy();
    System.arraycopy(others, 0, rows.ratios, 0, size);
    return rows;
  }

  /**
   * The same rows as another would have judged them, who looks at a reading alone.
   *
   * @param windowMillis for how long an event is in what is judged, as {@link FalseAlarmCount} asks
   */
  JudgedRows judgedOtherwise(double[] otherRatios, boolean[] otherAlarms, long windowMillis) {
    var rows = new JudgedRows(instantsAreShared);
    rows.size = size;
    rows.beginnings.or(beginnings);
    rows.truths = truths;
    rows.events = events;
    rows.times = times;
    rows.changes = changes;
    rows.probabilities = new float[times.length];
    Arrays.fill(rows.probabilities, Float.NaN);
    rows.windowStarts = Arrays.stream(times).map(time -> time - windowMillis).toArray();
    rows.windows = new boolean[times.length];
    Arrays.fill(rows.windows, true);
    rows.ratios = otherRatios;
    rows.alarms = otherAlarms;
    return rows;
  }

  private void reserve(int rows) {
    if (rows <= times.length) {
      return;
    }
    int length = Math.max(rows, times.length * 2);
    truths = Arrays.copyOf(truths, length);
    events = Arrays.copyOf(events, length);
    times = Arrays.copyOf(times, length);
    windowStarts = Arrays.copyOf(windowStarts, length);
    probabilities = Arrays.copyOf(probabilities, length);
    ratios = Arrays.copyOf(ratios, length);
    changes = Arrays.copyOf(changes, length);
    windows = Arrays.copyOf(windows, length);
    alarms = Arrays.copyOf(alarms, length);
    detectorRatios.replaceAll((name, values) -> Arrays.copyOf(values, length));
  }

  int size() {
    return size;
  }

  long timeMillis(int row) {
    return times[row];
  }

  /** Whether a row is not the successor of the one before: another plant's, or another file's. */
  boolean isNewBeginning(int row) {
    return row == 0
        || times[row] < times[row - 1]
        || (times[row] == times[row - 1] && !instantsAreShared)
        || beginnings.get(row);
  }

  Truth truth(int row) {
    return TRUTHS[truths[row]];
  }

  long count(Truth truth) {
    long count = 0;
    for (int row = 0; row < size; row++) {
      count += truths[row] == truth.ordinal() ? 1 : 0;
    }
    return count;
  }

  /** Id or name of the event that the row belongs to, null if there is none. */
  @Nullable String event(int row) {
    return events[row];
  }

  double ratio(int row) {
    return ratios[row];
  }

  double[] ratios() {
    return Arrays.copyOf(ratios, size);
  }

  /** Names of the detectors, in their bundle's order. */
  List<String> detectors() {
    return List.copyOf(detectorRatios.keySet());
  }

  double[] ratios(String detector) {
    float[] from = Objects.requireNonNull(detectorRatios.get(detector), detector);
    double[] to = new double[size];
    for (int row = 0; row < size; row++) {
      to[row] = from[row];
    }
    return to;
  }

  float change(int row) {
    return changes[row];
  }

  /** Whether a window ends in the row. */
  boolean hasWindow(int row) {
    return windows[row];
  }

  /** Whether that window began anew and was full for the first time since. */
  boolean isFirstWindow(int row) {
    return firsts.get(row);
  }

  long windowStartMillis(int row) {
    return windowStarts[row];
  }

  boolean alarm(int row) {
    return alarms[row];
  }

  /** What explains an anomalous row; empty if none was given. */
  List<Contributor> contributors(int row) {
    return contributors.getOrDefault(row, List.of());
  }

  /** Maximal runs of anomalous rows of the same event. */
  List<Run> trueEvents() {
    List<Run> split = new ArrayList<>();
    for (Run run : Run.where(size, row -> truth(row) == Truth.ANOMALOUS)) {
      int first = run.first();
      for (int row = first + 1; row <= run.last(); row++) {
        if (!Objects.equals(event(row), event(first)) || isNewBeginning(row)) {
          split.add(new Run(first, row - 1));
          first = row;
        }
      }
      split.add(new Run(first, run.last()));
    }
    return split;
  }

  /** Maximal runs of rows in alarm, of one part each. */
  List<Run> alarmEpisodes() {
    List<Run> split = new ArrayList<>();
    for (Run run : Run.where(size, this::alarm)) {
      int first = run.first();
      for (int row = first + 1; row <= run.last(); row++) {
        if (isNewBeginning(row)) {
          split.add(new Run(first, row - 1));
          first = row;
        }
      }
      split.add(new Run(first, run.last()));
    }
    return split;
  }
}
