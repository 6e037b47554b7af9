package io.sluice.testbed.plant.scenario;

import java.time.Duration;
import java.util.List;

/**
 * An attack or a fault: one or several effects at once, for a time.
 *
 * @param id above 0, its number in the ground truth
 * @param description for people
 * @param start after the beginning of the scenario
 * @param duration how long it lasts; afterwards the plant recovers by itself
 * @param effects what is wrong meanwhile
 */
public record Attack(
    int id, String description, Duration start, Duration duration, List<Effect> effects) {

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public Attack {
    if (id <= 0) {
      throw new IllegalArgumentException("'id' is " + id + ", expected a number above 0");
    }
    if (description.isBlank()) {
      throw new IllegalArgumentException("'description' is missing");
    }
    if (start.isNegative()) {
      throw new IllegalArgumentException("'start' is missing or before the beginning");
    }
    if (duration.toSeconds() < 1) {
      throw new IllegalArgumentException("'duration' is missing or below a second");
    }
    if (effects.isEmpty()) {
      throw new IllegalArgumentException("'effects' is missing or empty");
    }
    effects = List.copyOf(effects);
  }

  /** Whether values are lost and nothing else is wrong: the plant itself runs as ever. */
  public boolean isOfDataAlone() {
    return effects.stream().allMatch(Effect.Missing.class::isInstance);
  }

  /** The first instant after it, from the beginning of the scenario. */
  public Duration end() {
    return start.plus(duration);
  }

  /**
   * @param second since the beginning of the scenario
   */
  public boolean isActiveAt(long second) {
    return second >= start.toSeconds() && second < end().toSeconds();
  }
}
