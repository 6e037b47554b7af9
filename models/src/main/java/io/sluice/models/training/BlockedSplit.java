package io.sluice.models.training;

import io.sluice.models.window.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * Deals rows out to training, validation and calibration in blocks of time, so that no window of
 * one shares a reading with a window of another and each covers the whole time.
 *
 * <p>The rows are cut into cycles. Each keeps a stretch back, validation then calibration, with a
 * window's length unused before, between and after; the rest is for training. From cycle to cycle
 * the stretch wanders from the beginning to the end, so that a plant's own rhythm, a day or a
 * batch, cannot always fall into the same role.
 */
final class BlockedSplit {

  /**
   * Cycles at most. More of them would put every held-out window between two that were trained on:
   * thresholds would then know nothing of a plant's slow drift, and false alarms would follow.
   */
  private static final int MAX_CYCLES = 4;

  /** Windows that a cycle has to be long, so that the unused rows stay below a seventh. */
  static final int WINDOWS_PER_CYCLE = 20;

  private static final double VALIDATION = 0.1;
  private static final double CALIBRATION = 0.2;

  /** What a block of rows is for. */
  enum Role {
    TRAINING,
    VALIDATION,
    CALIBRATION
  }

  /**
   * Neighbouring rows of one stretch.
   *
   * @param from index of the first row in the stretch
   * @param to index after the last
   */
  record Block(Role role, Stretch stretch, int from, int to) {

    int length() {
      return to - from;
    }
  }

  private final List<Stretch> stretches;
  private final List<Block> blocks = new ArrayList<>();

  private BlockedSplit(List<Stretch> stretches) {
    this.stretches = stretches;
  }

  /** Rows that a split needs at least. */
  static int minimumRows(int window) {
    return WINDOWS_PER_CYCLE * window;
  }

  /** Blocks in the order of the rows; none is shorter than a window. */
  static List<Block> split(List<Stretch> stretches, int window) {
    int rows = stretches.stream().mapToInt(Stretch::length).sum();
    int cycles = Math.clamp(rows / minimumRows(window), 1, MAX_CYCLES);
    var split = new BlockedSplit(stretches);
    for (int cycle = 0; cycle < cycles; cycle++) {
      split.addCycle(
          (int) ((long) rows * cycle / cycles),
          (int) ((long) rows * (cycle + 1) / cycles),
          (cycle + 0.5) / cycles,
          window);
    }
    return split.blocks.stream().filter(block -> block.length() >= window).toList();
  }

  /**
   * @param before share of the training rows that lie before the stretch kept back
   */
  private void addCycle(int from, int to, double before, int window) {
    int usable = Math.max(0, to - from - 3 * window);
    int validation = (int) (VALIDATION * usable);
    int calibration = (int) (CALIBRATION * usable);
    int training = usable - validation - calibration;
    int at = from + (int) (training * before);
    add(Role.TRAINING, from, at);
    at += window;
    add(Role.VALIDATION, at, at + validation);
    at += validation + window;
    add(Role.CALIBRATION, at, at + calibration);
    at += calibration + window;
    add(Role.TRAINING, at, to);
  }

  /** Adds rows counted over all stretches, cut where a stretch ends. */
  private void add(Role role, int from, int to) {
    int start = 0;
    for (Stretch stretch : stretches) {
      int end = start + stretch.length();
      int first = Math.max(from, start);
      int last = Math.min(to, end);
      if (first < last) {
        blocks.add(new Block(role, stretch, first - start, last - start));
      }
      start = end;
    }
  }
}
