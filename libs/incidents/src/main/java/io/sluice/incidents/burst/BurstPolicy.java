package io.sluice.incidents.burst;

import java.time.Duration;

/**
 * From how many on they are a burst.
 *
 * @param name by which people know it
 * @param counts what is counted
 * @param over of what they are counted together
 * @param threshold from how many on, 2 to {@value #MAX_THRESHOLD}
 * @param windowMin minutes within which they come, 1 to {@value #MAX_WINDOW}
 */
public record BurstPolicy(String name, Counted counts, Over over, int threshold, int windowMin) {

  /** Bounds what is kept of a burst, which is twice as much. */
  public static final int MAX_THRESHOLD = 1_000;

  /** A day. */
  public static final int MAX_WINDOW = 1_440;

  /** What is counted. */
  public enum Counted {
    /** Incidents that open. */
    INCIDENTS,
    /** Anomalous records of streams of events, incident or not. */
    RECORDS
  }

  /** Of what they are counted together. */
  public enum Over {
    /** Each asset by itself. */
    ASSET,
    /** All assets. */
    ALL
  }

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public BurstPolicy {
    if (threshold < 2 || threshold > MAX_THRESHOLD) {
      throw new IllegalArgumentException(
          "threshold is %d, expected 2 to %,d".formatted(threshold, MAX_THRESHOLD));
    }
    if (windowMin < 1 || windowMin > MAX_WINDOW) {
      throw new IllegalArgumentException(
          "window is %d min, expected 1 to %,d whole minutes".formatted(windowMin, MAX_WINDOW));
    }
  }

  /** How many hits are kept: whether there are enough within a window is a matter of the newest. */
  public int kept() {
    return 2 * threshold;
  }

  Duration window() {
    return Duration.ofMinutes(windowMin);
  }

  /** Whose hits are counted together with those of an asset; empty for all. */
  public String scope(String asset) {
    return switch (over) {
      case ASSET -> asset;
      case ALL -> "";
    };
  }
}
