package io.sluice.testbed.network.traffic;

/**
 * What becomes different for good, and is no attack; seconds since the beginning of the scenario.
 *
 * @param firmware from when on controllers have another firmware
 * @param service from when on controllers and gateways tell a broker what they measure
 * @param shifts from when on people come and go at other hours
 */
public record Changes(double firmware, double service, double shifts) {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  public static final Changes NONE = new Changes(NEVER, NEVER, NEVER);

  /** By how much later people come. */
  private static final double LATER = 4 * 3600;

  /** The time of day that people live by. */
  double lived(double time) {
    return time < shifts ? time : time - LATER;
  }
}
