package io.sluice.testbed.plant.process;

import io.sluice.testbed.plant.equipment.Drift;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * What the plant does not control: supply, weather, demand. A day's cycle and slow wander each, and
 * on water that of the seasons, where the scenario has any.
 */
public final class Surroundings {

  private static final long DAY = 86_400;

  private final Drift supply;
  private final Drift temperature;
  private final Drift conductivity;
  private final Drift ph;
  private final Drift orp;
  private final Drift hardness;
  private final Drift demand;
  private final Drift chlorine;

  private final Weather weather;

  private double day;
  private double supplyNow;
  private double temperatureNow;
  private double conductivityNow;
  private double phNow;
  private double orpNow;
  private double hardnessNow;
  private double demandNow;
  private double chlorineNow;

  /**
   * @param randoms an independent source of chance for each number
   */
  public Surroundings(Weather weather, IntFunction<Random> randoms) {
    this.weather = weather;
    supply = new Drift(0.006, 1_800, randoms.apply(0));
    temperature = new Drift(0.15, 7_200, randoms.apply(1));
    conductivity = new Drift(0.8, 5_400, randoms.apply(2));
    ph = new Drift(0.006, 7_200, randoms.apply(3));
    orp = new Drift(5, 3_600, randoms.apply(4));
    hardness = new Drift(0.22, 3_600, randoms.apply(5));
    demand = new Drift(0.006, 2_400, randoms.apply(6));
    chlorine = new Drift(1.2, 2_400, randoms.apply(7));
  }

  /**
   * One second passes.
   *
   * @param epochSecond the plant's time
   */
  public void step(long epochSecond) {
    long secondOfDay = Math.floorMod(epochSecond, DAY);
    day = StrictMath.sin(2 * Math.PI * (secondOfDay - 9 * 3600) / DAY);
    weather.step(epochSecond, day);
    supplyNow = 2.53 * (1 - 0.006 * day + supply.step());
    temperatureNow = 28 + 0.8 * day + temperature.step() + weather.temperature();
    conductivityNow = 248.6 + 0.7 * day + conductivity.step() + weather.conductivity();
    phNow = 7.08 + ph.step() + weather.ph();
    orpNow = 400 + orp.step() + weather.orp();
    hardnessNow = 13.55 + 0.1 * day + hardness.step();
    demandNow = 1 + 0.005 * day + demand.step();
    chlorineNow = chlorine.step();
  }

  /** How fast water fouls a membrane, relative to the usual. */
  double turbidity() {
    return weather.turbidity();
  }

  /** Flow that the supply gives through an open valve, m3/h. */
  double supply() {
    return supplyNow;
  }

  /** Viscosity of the water relative to that at 28 degrees: 1.2 % a degree. */
  double viscosity() {
    return 1 - 0.012 * (temperatureNow - 28);
  }

  /** Of raw water, uS/cm. */
  double conductivity() {
    return conductivityNow;
  }

  /** Of raw water. */
  double ph() {
    return phNow;
  }

  /** Redox potential towards which undosed water falls, mV. */
  double orp() {
    return orpNow;
  }

  /** In ppm. */
  double hardness() {
    return hardnessNow;
  }

  /** Of permeate, relative to the usual. */
  double demand() {
    return demandNow;
  }

  /** What wanders in the chlorine behind the lamp, as mV of redox potential. */
  double chlorine() {
    return chlorineNow;
  }
}
