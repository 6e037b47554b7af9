package io.sluice.detection.forecast;

import io.sluice.detection.block.Signal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a forecaster's graph does not say: which numbers it takes and gives, and what they are
 * worth.
 *
 * @param blockReadings readings in a block, at least 1
 * @param blocks blocks of a window, counted back from its newest reading, at least 2
 * @param signals what is averaged over each block; the graph's input is all signals of the newest
 *     block, then all of the one before, ...
 * @param targets what the graph forecasts of the newest block, in the order of its output
 */
public record ForecasterSettings(
    int blockReadings, int blocks, List<Signal> signals, List<Target> targets) {

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public ForecasterSettings {
    if (blockReadings < 1 || blocks < 2) {
      throw new IllegalArgumentException(
          "%d blocks of %d readings, expected at least 2 of 1".formatted(blocks, blockReadings));
    }
    signals = List.copyOf(signals);
    targets = List.copyOf(targets);
    if (signals.isEmpty() || targets.isEmpty()) {
      throw new IllegalArgumentException("a forecaster needs signals and targets");
    }
    for (Target target : targets) {
      if (target.signal() < 0
          || target.signal() >= signals.size()
          || signals.get(target.signal()).state() != null) {
        throw new IllegalArgumentException(
            "target " + target.signal() + " is not the value of a tag");
      }
      if (target.own().size() != blocks - 1) {
        throw new IllegalArgumentException(
            "target %d has %d own blocks, expected %d"
                .formatted(target.signal(), target.own().size(), blocks - 1));
      }
    }
  }

  /** Numbers that the graph takes. */
  public int inputs() {
    return signals.size() * blocks;
  }

  /** Readings that it looks at. */
  public int readings() {
    return blockReadings * blocks;
  }

  /**
   * @param signal which signal is forecast
   * @param level how far off a forecast of normal operation may be, in scales, above 0
   * @param own what the graph multiplies the signal's own older blocks with, the newest of them
   *     first: a tag may leave its range slowly, and is then still forecast from where it was
   * @param influence by tag, how much the forecast varies with it: the standard deviation of its
   *     part, in scales. By this the forecast of one tag is trusted less when another is missing
   */
  public record Target(int signal, double level, List<Double> own, Map<String, Double> influence) {

    public Target {
      if (!(level > 0) || Double.isInfinite(level)) {
        throw new IllegalArgumentException("target %d has level %s".formatted(signal, level));
      }
      own = List.copyOf(own);
      influence = Collections.unmodifiableMap(new TreeMap<>(influence));
    }
  }
}
