package io.sluice.testbed.plant.scenario;

import io.sluice.testbed.plant.tag.PlantTag;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the plant, and when.
 *
 * @param name its name
 * @param description for people
 * @param begin the plant's time at its beginning
 * @param duration how long a run of it takes; attacks end before
 * @param attacks in the order of their start, never two at a time: a reading has one cause
 * @param drifts sensors that age all the while, in normal operation, too; one a sensor
 * @param season how raw water changes, {@link Season#NONE} if it does not
 */
public record Scenario(
    String name,
    String description,
    Instant begin,
    Duration duration,
    List<Attack> attacks,
    List<SensorDrift> drifts,
    Season season) {

  /** Of a plant as new, whose water is the same all year. */
  public Scenario(
      String name, String description, Instant begin, Duration duration, List<Attack> attacks) {
    this(name, description, begin, duration, attacks, List.of(), Season.NONE);
  }

  /**
   * @throws IllegalArgumentException naming the field or the attack that is wrong
   */
  public Scenario {
    if (name.isBlank()) {
      throw new IllegalArgumentException("'name' is missing");
    }
    if (duration.toSeconds() < 1) {
      throw new IllegalArgumentException("'duration' is missing or below a second");
    }
    attacks = attacks.stream().sorted(Comparator.comparing(Attack::start)).toList();
    Set<Integer> ids = new HashSet<>();
    @Nullable Attack before = null;
    for (Attack attack : attacks) {
      if (!ids.add(attack.id())) {
        throw new IllegalArgumentException("attack " + attack.id() + " is there twice");
      }
      if (before != null && attack.start().compareTo(before.end()) < 0) {
        throw new IllegalArgumentException(
            "attack %d begins at %s, before attack %d ends at %s"
                .formatted(attack.id(), text(attack.start()), before.id(), text(before.end())));
      }
      if (attack.end().compareTo(duration) > 0) {
        throw new IllegalArgumentException(
            "attack %d ends at %s, after the scenario's 'duration' %s"
                .formatted(attack.id(), text(attack.end()), text(duration)));
      }
      before = attack;
    }
    drifts = List.copyOf(drifts);
    Set<PlantTag> ageing = EnumSet.noneOf(PlantTag.class);
    for (SensorDrift drift : drifts) {
      if (!ageing.add(drift.target())) {
        throw new IllegalArgumentException("'drifts' has " + drift.target() + " twice");
      }
    }
  }

  /** All else as it is. */
  public Scenario withoutAttacks() {
    return new Scenario(name, description, begin, duration, List.of(), drifts, season);
  }

  /** The attack under way. */
  public Optional<Attack> attackAt(long second) {
    return attacks.stream().filter(attack -> attack.isActiveAt(second)).findFirst();
  }

  private static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
