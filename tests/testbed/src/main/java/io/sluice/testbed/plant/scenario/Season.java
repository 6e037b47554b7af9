package io.sluice.testbed.plant.scenario;

/**
 * How raw water changes with the year and the weather, beside the small daily course that it always
 * has. The year is coldest in the middle of January. Rain of hours dilutes and cools the water,
 * makes it more acid and turbid.
 *
 * @param temperature how far the warmest days are above the mean of the year, degrees
 * @param conductivity how far it rises above the mean in the dry time, uS/cm; a heavy rain takes as
 *     much
 * @param ph how far it rises above the mean in summer; a heavy rain takes as much
 * @param rainsPerWeek rains of two to eight hours in a week, on average
 */
public record Season(double temperature, double conductivity, double ph, double rainsPerWeek) {

  /** Water that is the same in summer and winter, rain or not. */
  public static final Season NONE = new Season(0, 0, 0, 0);

  /**
   * @throws IllegalArgumentException naming the field that is out of range
   */
  public Season {
    within("temperature", temperature, 15);
    within("conductivity", conductivity, 100);
    within("ph", ph, 1);
    within("rainsPerWeek", rainsPerWeek, 20);
  }

  private static void within(String field, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(
          "'%s' is %s, expected 0 to %s".formatted(field, value, most));
    }
  }
}
