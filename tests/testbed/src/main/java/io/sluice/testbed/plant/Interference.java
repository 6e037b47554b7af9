package io.sluice.testbed.plant;

import io.sluice.testbed.plant.process.Actuators;
import io.sluice.testbed.plant.process.Damage;
import io.sluice.testbed.plant.scenario.Attack;
import io.sluice.testbed.plant.scenario.Effect;
import io.sluice.testbed.plant.tag.Membrane;
import io.sluice.testbed.plant.tag.PlantTag;
import io.sluice.testbed.plant.tag.Signals;
import io.sluice.testbed.plant.tag.Vessel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Lets the effects of the attack under way act on actuators, equipment, instruments and report. */
final class Interference {

  private final Random random;
  private final Map<PlantTag, Double> frozen = new EnumMap<>(PlantTag.class);
  private final Map<PlantTag, Actuators.Hold> holds = new EnumMap<>(PlantTag.class);
  private final Damage damage = new Damage();
  private List<Effect> effects = List.of();
  private @Nullable Attack attack;
  private long seconds;

  Interference(Random random) {
    this.random = random;
  }

  /**
   * A second begins.
   *
   * @param now the attack under way, null for none
   * @param shown what the instruments showed last
   */
  void begin(@Nullable Attack now, Signals shown) {
    if (now != attack) {
      attack = now;
      effects = now == null ? List.of() : now.effects();
      seconds = 0;
      frozen.clear();
      effects.forEach(effect -> freeze(effect, shown));
    }
    seconds++;
    holds.clear();
    damage.clear();
    for (Effect effect : effects) {
      if (effect instanceof Effect.OnPlant onPlant) {
        disturb(onPlant);
      }
    }
  }

  private void freeze(Effect effect, Signals shown) {
    if (effect instanceof Effect.Freeze(PlantTag target)) {
      frozen.put(target, shown.get(target));
    }
  }

  private void disturb(Effect.OnPlant effect) {
    switch (effect) {
      case Effect.Force(PlantTag target, Effect.Position position) ->
          holds.put(target, position.isOn() ? Actuators.Hold.ON : Actuators.Hold.OFF);
      case Effect.Trip(PlantTag target) -> holds.put(target, Actuators.Hold.OFF);
      case Effect.Stuck(PlantTag target) -> holds.put(target, Actuators.Hold.STUCK);
      case Effect.Leak(Vessel vessel, double flow) -> damage.leak(vessel, flow);
      case Effect.Clog(Membrane membrane, double factor) -> damage.clog(membrane, factor);
    }
  }

  Map<PlantTag, Actuators.Hold> holds() {
    return holds;
  }

  Damage damage() {
    return damage;
  }

  /** Forges what the instruments show, to the controllers too. */
  void forge(Signals shown) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.OnInstrument onInstrument) {
        forge(onInstrument, shown);
      }
    }
  }

  private void forge(Effect.OnInstrument effect, Signals shown) {
    switch (effect) {
      case Effect.Spoof(PlantTag target, double value) -> shown.set(target, value);
      case Effect.Offset(PlantTag target, double by) -> add(shown, target, by);
      case Effect.Drift(PlantTag target, double perSecond) ->
          add(shown, target, perSecond * seconds);
      case Effect.Noise(PlantTag target, double deviation) ->
          add(shown, target, deviation * random.nextGaussian());
      case Effect.Freeze(PlantTag target) ->
          shown.set(target, frozen.getOrDefault(target, shown.get(target)));
    }
  }

  private static void add(Signals shown, PlantTag target, double by) {
    shown.set(target, Instruments.show(target, shown.get(target) + by));
  }

  /** Takes out what does not arrive. */
  void lose(Signals reported) {
    for (Effect effect : effects) {
      if (effect instanceof Effect.Missing(PlantTag target)) {
        reported.set(target, Double.NaN);
      }
    }
  }
}
