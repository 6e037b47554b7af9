package io.sluice.detection.drift;

import io.sluice.contracts.Drift;
import io.sluice.detection.drift.TagDistribution.Classes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Counts what a tag shows in one window after the other. Not safe for several threads. */
final class TagDrift {

  private final TagDistribution trained;
  private final Classes classes;
  private final int[] counts;

  /** Of the window before; none while that is the first. */
  private final int[] before;

  private double distance;
  private double other;
  private double distanceBefore;

  /** Windows in a row that were beyond the level. */
  private int beyond;

  TagDrift(TagDistribution trained) {
    this.trained = trained;
    this.classes = Classes.of(trained);
    this.counts = new int[classes.count()];
    this.before = new int[classes.count()];
  }

  void add(double value) {
    counts[classes.of(value)]++;
  }

  /** A window is over: compares it, and begins the next one. */
  void endWindow(boolean first) {
    double[] seen = shares(counts);
    distance = trained.distance(seen);
    other = trained.isCategorical() ? Distances.l1(seen, trained.shares()) : apart(seen);
    distanceBefore =
        first
            ? Double.NaN
            : TagDistribution.distance(seen, shares(before), trained.isCategorical());
    beyond = distance > trained.level() ? beyond + 1 : 0;
    System.arraycopy(counts, 0, before, 0, counts.length);
    Arrays.fill(counts, 0);
  }

  /** By values that are there: what is missing has no place in an order. */
  private double apart(double[] seen) {
    double[] now = values(seen);
    double[] then = values(trained.shares());
    if (isEmpty(now) || isEmpty(then)) {
      return isEmpty(now) == isEmpty(then) ? 0 : 1;
    }
    return Distances.kolmogorovSmirnov(now, then);
  }

  private static double[] values(double[] counts) {
    return Arrays.copyOf(counts, counts.length - 1);
  }

  private static boolean isEmpty(double[] counts) {
    return Arrays.stream(counts).sum() == 0;
  }

  private static double[] shares(int[] counts) {
    return Arrays.stream(counts).asDoubleStream().toArray();
  }

  /** How far the last window is from training, in parts of what is usual. */
  double ratio() {
    return distance / trained.level();
  }

  /** Whether the last window is the one that made it unlike training. */
  boolean isNews() {
    return beyond == 2;
  }

  Drift.Tag report() {
    boolean categorical = trained.isCategorical();
    return new Drift.Tag(
        trained.tag(),
        categorical ? distance : null,
        categorical ? other : null,
        categorical ? null : distance,
        categorical ? null : other,
        Double.isNaN(distanceBefore) ? null : distanceBefore,
        trained.level(),
        beyond);
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(counts.length);
    for (int i = 0; i < counts.length; i++) {
      out.writeInt(counts[i]);
      out.writeInt(before[i]);
    }
    out.writeDouble(distance);
    out.writeDouble(other);
    out.writeDouble(distanceBefore);
    out.writeInt(beyond);
  }

  void read(DataInput in) throws IOException {
    if (in.readShort() != counts.length) {
      throw new IOException("classes of another bundle");
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.readInt();
      before[i] = in.readInt();
    }
    distance = in.readDouble();
    other = in.readDouble();
    distanceBefore = in.readDouble();
    beyond = in.readInt();
  }
}
