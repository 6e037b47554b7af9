package io.sluice.detection.block;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.window.WindowRing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Averages each signal over the last blocks of a window. Not thread-safe, as it keeps its working
 * arrays.
 *
 * <p>Readings without a value have no part in a block's mean. A block without any value has the
 * mean of training, and its tag is said to be missing.
 */
public final class BlockMeans {

  /** Standardised means beyond this do not matter; it keeps every later sum finite. */
  private static final double CLIP = 1e4;

  /** Beyond the range of training, in parts of it. */
  private static final double MARGIN = 0.25;

  private final int blockReadings;
  private final int blocks;
  private final int signals;
  private final int[] tagOf;
  private final double[] state;

  /** Signals that are values, and those that are states. */
  private final int[] valueSignals;

  private final int[] stateSignals;
  private final double[] sums;

  /** All below by block, then signal. */
  private final double[] averages;

  private final double[] mean;
  private final double[] scale;
  private final float[] standardised;
  private final float[] lowest;
  private final float[] highest;

  /** Whether any average is NaN. */
  private boolean lacking;

  /**
   * @throws IllegalArgumentException if a signal's tag is not in the profile, or the window is too
   *     short
   */
  public BlockMeans(Profile profile, int blockReadings, int blocks, List<Signal> signals) {
    if (blockReadings * blocks > profile.window()) {
      throw new IllegalArgumentException(
          "%d blocks of %d readings do not fit a window of %d"
              .formatted(blocks, blockReadings, profile.window()));
    }
    this.blockReadings = blockReadings;
    this.blocks = blocks;
    this.signals = signals.size();
    List<String> names = profile.tags().stream().map(Tag::name).toList();
    tagOf = signals.stream().mapToInt(signal -> names.indexOf(signal.tag())).toArray();
    for (int i = 0; i < tagOf.length; i++) {
      if (tagOf[i] < 0) {
        throw new IllegalArgumentException(
            "signal " + signals.get(i).tag() + " is not a tag of the profile");
      }
    }
    state = signals.stream().mapToDouble(s -> s.state() == null ? 0 : s.state()).toArray();
    valueSignals =
        IntStream.range(0, signals.size()).filter(i -> signals.get(i).state() == null).toArray();
    stateSignals =
        IntStream.range(0, signals.size()).filter(i -> signals.get(i).state() != null).toArray();
    sums = new double[names.size()];
    averages = new double[size()];
    mean = new double[size()];
    scale = new double[size()];
    standardised = new float[size()];
    lowest = new float[size()];
    highest = new float[size()];
    for (int i = 0; i < size(); i++) {
      Signal signal = signals.get(i % signals.size());
      double margin = MARGIN * (signal.high() - signal.low());
      mean[i] = signal.mean();
      scale[i] = signal.scale();
      lowest[i] = (float) ((signal.low() - margin - signal.mean()) / signal.scale());
      highest[i] = (float) ((signal.high() + margin - signal.mean()) / signal.scale());
    }
  }

  /** Numbers that {@link #extract} writes. */
  public int size() {
    return signals * blocks;
  }

  /**
   * Writes the standardised means of the ring's window, the newest block first.
   *
   * @param out receives {@link #size} numbers
   * @param missing by tag, is set where a block has no value at all; others are left alone
   * @param missingAt index of the first tag in {@code missing}
   * @return whether any tag is missing
   */
  public boolean extract(WindowRing ring, float[] out, int at, boolean[] missing, int missingAt) {
    lacking = false;
    for (int block = 0; block < blocks; block++) {
      averageValues(ring, block);
      averageStates(ring, block);
    }
    if (lacking) {
      replaceMissing(missing, missingAt);
    }
    for (int i = 0; i < averages.length; i++) {
      double value = (averages[i] - mean[i]) / scale[i];
      standardised[i] = (float) Math.max(-CLIP, Math.min(CLIP, value));
    }
    System.arraycopy(standardised, 0, out, at, size());
    return lacking;
  }

  /**
   * Limits means to the range that the signals had in training. What is fitted to that range says
   * nothing of values beyond it, and a tag that is out of range must not make others look wrong.
   *
   * @param from what {@link #extract} wrote, at {@code at}
   * @param to receives the same at the same place
   */
  public void limit(float[] from, float[] to, int at) {
    System.arraycopy(from, at, standardised, 0, size());
    for (int i = 0; i < standardised.length; i++) {
      standardised[i] = Math.max(lowest[i], Math.min(highest[i], standardised[i]));
    }
    System.arraycopy(standardised, 0, to, at, size());
  }

  /** Puts all signals of a tag at the mean of training. */
  public void leaveOut(int tag, float[] out, int at) {
    for (int signal = 0; signal < signals; signal++) {
      if (tagOf[signal] == tag) {
        for (int i = signal; i < size(); i += signals) {
          out[at + i] = 0;
        }
      }
    }
  }

  private void averageValues(WindowRing ring, int block) {
    int to = ring.size() - block * blockReadings;
    int from = to - blockReadings;
    sum(ring, from, to);
    int at = block * signals;
    for (int signal : valueSignals) {
      double sum = sums[tagOf[signal]];
      averages[at + signal] =
          Double.isNaN(sum) ? counted(ring, from, to, signal, false) : sum / blockReadings;
    }
  }

  private void averageStates(WindowRing ring, int block) {
    int to = ring.size() - block * blockReadings;
    int from = to - blockReadings;
    int newest = ring.size() - 1;
    double[] last = ring.row(newest);
    int at = block * signals;
    for (int signal : stateSignals) {
      int tag = tagOf[signal];
      averages[at + signal] =
          newest - ring.steady(tag) <= from && !Double.isNaN(last[tag])
              ? share(last[tag], signal)
              : counted(ring, from, to, signal, true);
    }
  }

  private double share(double value, int signal) {
    return value == state[signal] ? 1 : 0;
  }

  /** Puts what has no mean at that of training. */
  private void replaceMissing(boolean[] missing, int missingAt) {
    for (int i = 0; i < averages.length; i++) {
      if (Double.isNaN(averages[i])) {
        averages[i] = mean[i];
        missing[missingAt + tagOf[i % signals]] = true;
      }
    }
  }

  /** Readings in twos: the order of additions is that of the readings. */
  private void sum(WindowRing ring, int from, int to) {
    Arrays.fill(sums, 0);
    int i = from;
    for (; i + 1 < to; i += 2) {
      add(ring.row(i), ring.row(i + 1), sums);
    }
    if (i < to) {
      add(ring.row(i), sums);
    }
  }

  private static void add(double[] row, double[] sums) {
    for (int tag = 0; tag < sums.length; tag++) {
      sums[tag] += row[tag];
    }
  }

  private static void add(double[] first, double[] second, double[] sums) {
    for (int tag = 0; tag < sums.length; tag++) {
      sums[tag] = sums[tag] + first[tag] + second[tag];
    }
  }

  /** Mean over the readings that have a value, or their share in a state; NaN if none has. */
  private double counted(WindowRing ring, int from, int to, int signal, boolean isState) {
    double sum = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      double value = ring.row(i)[tagOf[signal]];
      if (!Double.isNaN(value)) {
        count++;
        sum += isState ? share(value, signal) : value;
      }
    }
    double average = sum / count; // NaN without any
    lacking |= Double.isNaN(average);
    return average;
  }
}
