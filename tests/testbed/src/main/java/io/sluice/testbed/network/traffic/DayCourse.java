package io.sluice.testbed.network.traffic;

/** When in a day, and in a week, something is done more, and when less. */
public enum DayCourse {
  /** By machines. */
  ALWAYS(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
  /** By people of three shifts. */
  SHIFTS(5, 5, 4, 4, 4, 7, 9, 8, 8, 8, 8, 7, 7, 9, 9, 8, 8, 7, 7, 7, 7, 9, 8, 6),
  /** By people of the day. */
  OFFICE(
      0.2, 0.1, 0.1, 0.1, 0.2, 0.6, 3, 8, 10, 10, 10, 9, 6, 9, 10, 9, 7, 4, 2, 1, 0.6, 0.4, 0.3,
      0.2),
  /** When nobody is disturbed. */
  NIGHT(6, 10, 10, 8, 4, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3);

  private static final double HOUR = 3_600;
  private static final double DAY = 24 * HOUR;
  private static final double WEEK = 7 * DAY;

  /** Scenarios begin on a Monday. */
  private static final double WEEKEND = 5 * DAY;

  private static final double ON_WEEKENDS = 0.15;

  private final double[] hours;
  private final double most;
  private final double mean;

  DayCourse(double... hours) {
    this.hours = hours;
    double highest = 0;
    double sum = 0;
    for (double hour : hours) {
      highest = Math.max(highest, hour);
      sum += hour;
    }
    most = highest;
    mean = sum / hours.length;
  }

  /** How much is done of what is done when most is, 0 to 1. */
  double part(double time) {
    double inWeek = ((time % WEEK) + WEEK) % WEEK;
    double weight = hours[(int) (inWeek % DAY / HOUR)] / most;
    return this == OFFICE && inWeek >= WEEKEND ? weight * ON_WEEKENDS : weight;
  }

  /** What is done when most is, as a multiple of the mean of a day. */
  double peak() {
    return most / mean;
  }
}
