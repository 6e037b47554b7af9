package io.sluice.models.evaluation;

import io.sluice.contracts.Contributor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rows in the order of event time with their truth, and what was said of them. A row in which no
 * window ends has the ratio of the window before and is in alarm if an alarm was on; before the
 * first window that is ratio 0 and no alarm, for a system that warms up is silent.
 */
final class JudgedRows {

  private static final int INITIAL = 1024;

  private final List<Truth> truths = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final Map<Integer, List<Contributor>> contributors = new HashMap<>();
  private long[] times = new long[INITIAL];
  private long[] windowStarts = new long[INITIAL];
  private double[] ratios = new double[INITIAL];
  private boolean[] windows = new boolean[INITIAL];
  private boolean[] alarms = new boolean[INITIAL];

  /** Appends a row and returns its index. */
  int add(long timeMillis, Truth truth, String event) {
    int row = truths.size();
    if (row == times.length) {
      times = Arrays.copyOf(times, row * 2);
      windowStarts = Arrays.copyOf(windowStarts, row * 2);
      ratios = Arrays.copyOf(ratios, row * 2);
      windows = Arrays.copyOf(windows, row * 2);
      alarms = Arrays.copyOf(alarms, row * 2);
    }
    times[row] = timeMillis;
    truths.add(truth);
    events.add(event);
    return row;
  }

  /**
   * Says that a window ends in a row, and what it is worth. The explanation is kept for anomalous
   * rows only, the sole ones of which it is asked.
   */
  void judge(int row, long windowStartMillis, double ratio, List<Contributor> explanation) {
    windows[row] = true;
    windowStarts[row] = windowStartMillis;
    ratios[row] = ratio;
    if (truth(row) == Truth.ANOMALOUS && !explanation.isEmpty()) {
      contributors.put(row, explanation);
    }
  }

  /** Follows the alarms through all rows, once every window is judged. */
  void raiseAlarms(AlarmEpisodes episodes) {
    double ratio = 0;
    for (int row = 0; row < size(); row++) {
      if (windows[row]) {
        ratio = ratios[row];
        alarms[row] = episodes.window(windowStarts[row], times[row], ratio);
      } else {
        ratios[row] = ratio;
        alarms[row] = episodes.isOnAt(times[row]);
      }
    }
  }

  int size() {
    return truths.size();
  }

  /** Rows of unknown label. */
  long unknown() {
    return truths.stream().filter(truth -> truth == Truth.UNKNOWN).count();
  }

  long timeMillis(int row) {
    return times[row];
  }

  Truth truth(int row) {
    return truths.get(row);
  }

  /** Id or name of the event that the row belongs to, null if there is none. */
  String event(int row) {
    return events.get(row);
  }

  double ratio(int row) {
    return ratios[row];
  }

  double[] ratios() {
    return Arrays.copyOf(ratios, size());
  }

  /** Whether a window ends in the row. */
  boolean hasWindow(int row) {
    return windows[row];
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
    for (Run run : Run.where(size(), row -> truth(row) == Truth.ANOMALOUS)) {
      int first = run.first();
      for (int row = first + 1; row <= run.last(); row++) {
        if (!Objects.equals(event(row), event(first))) {
          split.add(new Run(first, row - 1));
          first = row;
        }
      }
      split.add(new Run(first, run.last()));
    }
    return split;
  }

  /** Maximal runs of rows in alarm. */
  List<Run> alarmEpisodes() {
    return Run.where(size(), this::alarm);
  }
}
