package io.sluice.testbed.plant;

import io.sluice.testbed.plant.scenario.SensorDrift;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Makes of true values what instruments show: noisy, in steps, within their range, and, where the
 * scenario lets them age, with a growing error.
 */
final class Instruments {

  /** A flow meter without flow is nearly silent; from this flow on, in m3/h, its noise is full. */
  private static final double FULL_NOISE = 0.1;

  private static final double IDLE_NOISE = 0.05;

  private static final double DECIMALS = 10_000;

  private final Map<PlantTag, SensorDrift> drifts = new EnumMap<>(PlantTag.class);

  /** In plant order. */
  private final List<Random> noise;

  Instruments(List<SensorDrift> ageing, IntFunction<Random> randoms) {
    ageing.forEach(drift -> drifts.put(drift.target(), drift));
    noise = PlantTag.ALL.stream().map(tag -> randoms.apply(tag.ordinal())).toList();
  }

  /**
   * @param sinceBegin of the scenario, in seconds
   */
  void read(long sinceBegin, Signals truth, Signals shown) {
    for (PlantTag tag : PlantTag.ALL) {
      double value = truth.get(tag);
      switch (tag.sort()) {
        case SENSOR -> shown.set(tag, show(tag, aged(tag, value, sinceBegin) + noise(tag, value)));
        case VALVE, PUMP -> shown.set(tag, value);
      }
    }
  }

  private double aged(PlantTag tag, double value, long sinceBegin) {
    SensorDrift drift = drifts.get(tag);
    return drift == null ? value : value * drift.factorAt(sinceBegin);
  }

  private double noise(PlantTag tag, double value) {
    double share = tag.isFlow() ? Math.clamp(value / FULL_NOISE, IDLE_NOISE, 1) : 1;
    return share * tag.noise() * noise.get(tag.ordinal()).nextGaussian();
  }

  /** The value in the steps and within the range of the instrument. */
  static double show(PlantTag tag, double value) {
    double stepped = Math.rint(value / tag.resolution()) * tag.resolution();
    // Without the tail of binary digits: 7.0592, not 7.059200000000001.
    double clean = Math.rint(stepped * DECIMALS) / DECIMALS;
    return Math.clamp(clean, tag.low(), tag.high());
  }
}
