package io.sluice.testbed.plant.scenario;

import io.sluice.testbed.plant.tag.PlantTag;
import org.jspecify.annotations.Nullable;

/**
 * A sensor that ages: from the beginning of the scenario on it shows a growing share too much, or
 * too little, of what it measures, so that a meter without flow still shows none. Its controllers
 * read the same transmitter and believe it. That is normal operation, no attack.
 *
 * @param target the sensor
 * @param perWeek share of what it measures that is added in a week, negative for too little
 */
public record SensorDrift(PlantTag target, double perWeek) {

  private static final double MOST = 0.5;
  private static final double WEEK = 7 * 86_400;

  /**
   * @throws IllegalArgumentException naming the field that is missing or out of range
   */
  public SensorDrift {
    @Nullable PlantTag given = target;
    if (given == null) {
      throw new IllegalArgumentException("'target' is missing");
    }
    if (target.sort() != PlantTag.Sort.SENSOR) {
      throw new IllegalArgumentException("'target' " + target + " is no sensor");
    }
    if (perWeek == 0 || !(Math.abs(perWeek) <= MOST)) {
      throw new IllegalArgumentException(
          "'perWeek' is %s, expected a share other than 0 of at most %s, such as 0.02"
              .formatted(perWeek, MOST));
    }
  }

  /**
   * What it shows of what it measures.
   *
   * @param second since the beginning of the scenario; before it the sensor is as new
   */
  public double factorAt(long second) {
    return 1 + perWeek * Math.max(0, second) / WEEK;
  }
}
