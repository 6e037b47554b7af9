package io.sluice.detection.window;

import io.sluice.contracts.profile.Profile;
import java.util.Map;
import java.util.TreeMap;

/** What {@link WindowRing} promises, written as plainly as possible: it keeps everything. */
final class NaiveWindow {

  private final Profile profile;
  private final int stride;

  /** Every reading taken in since the window last started anew. */
  private final TreeMap<Long, double[]> taken = new TreeMap<>();

  private int run;
  private long runEnd;

  NaiveWindow(Profile profile, int stride) {
    this.profile = profile;
    this.stride = stride;
  }

  Admission offer(long time, double[] values) {
    if (taken.isEmpty()) {
      return startAnew(time, values);
    }
    long newest = taken.lastKey();
    long far =
        Math.max(
            profile.window() * profile.interval().toMillis(),
            Math.max(profile.grace().toMillis(), profile.maxGap().toMillis()));
    if (time < newest - far) {
      long step = time - runEnd;
      run = run > 0 && step > 0 && step <= profile.maxGap().toMillis() ? run + 1 : 1;
      runEnd = time;
      return run == ClockReset.RUN ? startAnew(time, values) : Admission.TOO_LATE;
    }
    run = 0;
    if (time > newest + profile.maxGap().toMillis()) {
      return startAnew(time, values);
    }
    if (time > newest) {
      taken.put(time, values.clone());
      long period = stride * profile.interval().toMillis();
      boolean due = stride == 1 || Math.floorDiv(time, period) > Math.floorDiv(newest, period);
      return admission(due);
    }
    if (times().length > 0 && contains(time)) {
      return Admission.DUPLICATE;
    }
    if (time < newest - profile.grace().toMillis() || time < times()[0]) {
      return Admission.TOO_LATE;
    }
    taken.put(time, values.clone());
    return Admission.SORTED_IN;
  }

  /** Times of the readings in the window, oldest first. */
  long[] times() {
    long skipped = Math.max(0, taken.size() - profile.window());
    return taken.keySet().stream().skip(skipped).mapToLong(Long::longValue).toArray();
  }

  double[] row(int index) {
    long time = times()[index];
    double[] row = new double[profile.tags().size()];
    for (int tag = 0; tag < row.length; tag++) {
      row[tag] = value(time, tag);
    }
    return row;
  }

  private double value(long time, int tag) {
    for (Map.Entry<Long, double[]> reading : taken.headMap(time, true).descendingMap().entrySet()) {
      if (Double.isFinite(reading.getValue()[tag])) {
        boolean recent = time - reading.getKey() <= profile.holdFor().toMillis();
        return recent ? reading.getValue()[tag] : Double.NaN;
      }
    }
    return Double.NaN;
  }

  private boolean contains(long time) {
    for (long instant : times()) {
      if (instant == time) {
        return true;
      }
    }
    return false;
  }

  private Admission startAnew(long time, double[] values) {
    run = 0;
    taken.clear();
    taken.put(time, values.clone());
    return admission(true);
  }

  private Admission admission(boolean due) {
    if (taken.size() < profile.window()) {
      return Admission.WARMING;
    }
    return due ? Admission.WINDOW : Admission.BETWEEN_STRIDES;
  }
}
