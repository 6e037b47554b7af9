package io.sluice.detection.block;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.window.WindowRing;
import java.util.Arrays;
import java.util.List;

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
  private final int tags;
  private final int[] tagOf;
  private final double[] state;
  private final boolean[] isState;
  private final double[] mean;
  private final double[] scale;
  private final double[] sums;
  private final float[] lowest;
  private final float[] highest;

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
    List<String> names = profile.tags().stream().map(Tag::name).toList();
    tags = names.size();
    tagOf = signals.stream().mapToInt(signal -> names.indexOf(signal.tag())).toArray();
    for (int i = 0; i < tagOf.length; i++) {
      if (tagOf[i] < 0) {
        throw new IllegalArgumentException(
            "signal " + signals.get(i).tag() + " is not a tag of the profile");
      }
    }
    isState = new boolean[tagOf.length];
    state = new double[tagOf.length];
    for (int i = 0; i < tagOf.length; i++) {
      Double value = signals.get(i).state();
      isState[i] = value != null;
      state[i] = value == null ? 0 : value;
    }
    mean = signals.stream().mapToDouble(Signal::mean).toArray();
    scale = signals.stream().mapToDouble(Signal::scale).toArray();
    sums = new double[tags];
    lowest = new float[tagOf.length];
    highest = new float[tagOf.length];
    for (int i = 0; i < tagOf.length; i++) {
      Signal signal = signals.get(i);
      double margin = MARGIN * (signal.high() - signal.low());
      lowest[i] = (float) ((signal.low() - margin - signal.mean()) / signal.scale());
      highest[i] = (float) ((signal.high() + margin - signal.mean()) / signal.scale());
    }
  }

  /** Numbers that {@link #extract} writes. */
  public int size() {
    return tagOf.length * blocks;
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
    boolean anyMissing = false;
    for (int block = 0; block < blocks; block++) {
      int to = ring.size() - block * blockReadings;
      int from = to - blockReadings;
      sum(ring, from, to);
      for (int signal = 0; signal < tagOf.length; signal++) {
        int tag = tagOf[signal];
        double average =
            Double.isNaN(sums[tag]) || isState[signal]
                ? counted(ring, from, to, signal)
                : sums[tag] / blockReadings;
        double standardised = (average - mean[signal]) / scale[signal];
        if (Double.isNaN(average)) {
          standardised = 0;
          missing[missingAt + tag] = true;
          anyMissing = true;
        }
        out[at++] = (float) Math.clamp(standardised, -CLIP, CLIP);
      }
    }
    return anyMissing;
  }

  /**
   * Limits means to the range that the signals had in training. What is fitted to that range says
   * nothing of values beyond it, and a tag that is out of range must not make others look wrong.
   *
   * @param from what {@link #extract} wrote, at {@code at}
   * @param to receives the same at the same place
   */
  public void limit(float[] from, float[] to, int at) {
    for (int block = 0; block < blocks; block++) {
      for (int signal = 0; signal < tagOf.length; signal++, at++) {
        to[at] = Math.clamp(from[at], lowest[signal], highest[signal]);
      }
    }
  }

  /** Puts all signals of a tag at the mean of training. */
  public void leaveOut(int tag, float[] out, int at) {
    for (int i = 0; i < size(); i++) {
      if (tagOf[i % tagOf.length] == tag) {
        out[at + i] = 0;
      }
    }
  }

  private void sum(WindowRing ring, int from, int to) {
    Arrays.fill(sums, 0);
    for (int i = from; i < to; i++) {
      add(ring.row(i), sums);
    }
  }

  private static void add(double[] row, double[] sums) {
    for (int tag = 0; tag < sums.length; tag++) {
      sums[tag] += row[tag];
    }
  }

  /** Mean over the readings that have a value, or their share in a state; NaN if none has. */
  private double counted(WindowRing ring, int from, int to, int signal) {
    int tag = tagOf[signal];
    double sum = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      double value = ring.row(i)[tag];
      if (!Double.isNaN(value)) {
        count++;
        sum += isState[signal] ? (value == state[signal] ? 1 : 0) : value;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
