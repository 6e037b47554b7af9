package io.sluice.detection.hotelling;

import io.sluice.detection.block.Signal;
import java.util.List;

/**
 * What the graph takes.
 *
 * @param blockReadings newest readings of a window over which signals are averaged, at least 1
 * @param signals values of tags, in the order of the graph's input
 */
public record HotellingSettings(int blockReadings, List<Signal> signals) {

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  public HotellingSettings {
    signals = List.copyOf(signals);
    if (blockReadings < 1 || signals.isEmpty()) {
      throw new IllegalArgumentException(
          "%d readings of %d signals, expected at least 1 of 1"
              .formatted(blockReadings, signals.size()));
    }
    if (signals.stream().anyMatch(signal -> signal.state() != null)) {
      throw new IllegalArgumentException("a signal is a state, expected values only");
    }
  }
}
