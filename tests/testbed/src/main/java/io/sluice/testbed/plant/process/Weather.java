package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.equipment.Drift;
import io.sluice.testbed.plant.equipment.Lag;
import io.sluice.testbed.plant.scenario.Season;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * What year, weather and rain add to raw water. A {@link Season#NONE} adds nothing at all.
 *
 * <p>The course of a year is a sine. About it the weather wanders for days, and the daily course is
 * stronger while it is dry. Rain comes by chance; its water arrives and leaves with a lag, as a
 * catchment takes its time.
 */
public final class Weather {

  private static final double DAY = 86_400;
  private static final double WEEK = 7 * DAY;
  private static final double YEAR = 365.2425 * DAY;

  /** The 15th of January, from the beginning of the year 1970. */
  private static final double COLDEST = 14.5 * DAY;

  /** Conductivity is highest when the rivers have been low for a while, after the warmest days. */
  private static final double DRY_LATER = 45 * DAY;

  private static final double WANDER = 0.15;
  private static final double WANDER_MEMORY = 2 * DAY;
  private static final double DAILY = 0.15;
  private static final double CATCHMENT = 5_400;
  private static final double SHORTEST = 2 * 3600;
  private static final double LONGEST = 8 * 3600;
  private static final double LIGHTEST = 0.3;
  private static final double COOLING = 0.25;

  /** Redox potential that the organic matter of a heavy rain takes, mV. */
  private static final double ORGANIC = 10;

  /** How much faster the water of a heavy rain fouls a membrane. */
  private static final double TURBID = 0.6;

  private final Season season;
  private final Drift temperatureWander;
  private final Drift conductivityWander;
  private final Random rains;
  private final Lag rain = new Lag(CATCHMENT, 0);
  private double intensity;
  private double remaining;
  private double temperatureNow;
  private double conductivityNow;
  private double phNow;

  /**
   * @param randoms an independent source of chance for each number
   */
  public Weather(Season season, IntFunction<Random> randoms) {
    this.season = season;
    temperatureWander = new Drift(WANDER * season.temperature(), WANDER_MEMORY, randoms.apply(0));
    conductivityWander = new Drift(WANDER * season.conductivity(), WANDER_MEMORY, randoms.apply(1));
    rains = randoms.apply(2);
  }

  /**
   * One second passes.
   *
   * @param epochSecond the plant's time
   * @param day the course of a day, -1 to 1
   */
  void step(long epochSecond, double day) {
    if (season.equals(Season.NONE)) {
      return;
    }
    fall();
    double wet = rain.step(remaining > 0 ? intensity : 0);
    double warm = -StrictMath.cos(2 * Math.PI * (epochSecond - COLDEST) / YEAR);
    double dry = -StrictMath.cos(2 * Math.PI * (epochSecond - COLDEST - DRY_LATER) / YEAR);
    double daily = DAILY * day * (1 - wet);
    temperatureNow =
        season.temperature() * (warm + daily - COOLING * wet) + temperatureWander.step();
    conductivityNow = season.conductivity() * (dry - wet) + conductivityWander.step();
    phNow = season.ph() * (warm + daily - wet);
  }

  private void fall() {
    remaining--;
    if (remaining <= 0 && rains.nextDouble() < season.rainsPerWeek() / WEEK) {
      remaining = SHORTEST + (LONGEST - SHORTEST) * rains.nextDouble();
      intensity = LIGHTEST + (1 - LIGHTEST) * rains.nextDouble();
    }
  }

  /** Above the usual, degrees. */
  double temperature() {
    return temperatureNow;
  }

  /** Above the usual, uS/cm. */
  double conductivity() {
    return conductivityNow;
  }

  /** Above the usual. */
  double ph() {
    return phNow;
  }

  /** Redox potential above the usual, mV. */
  double orp() {
    return -ORGANIC * rain.value();
  }

  /** How fast water fouls a membrane, relative to the usual. */
  double turbidity() {
    return 1 + TURBID * rain.value();
  }
}
