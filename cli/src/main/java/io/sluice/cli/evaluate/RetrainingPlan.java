package io.sluice.cli.evaluate;

import io.sluice.testbed.plant.scenario.Attack;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Scenarios;
import io.sluice.testbed.plant.scenario.SensorDrift;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A plant that changes slowly, and how often it is trained anew.
 *
 * @param seed another is another plant
 * @param scenario of all parts; attacks in the last one only
 * @param part before the first one a bundle is trained, after each but the last one another
 * @param parts that are judged
 * @param every how often the plant is read
 */
record RetrainingPlan(long seed, Scenario scenario, Duration part, int parts, Duration every) {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int WEEKS = 3;

  /** As historians often do: what changes in days is seen as well, at a tenth of the time. */
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** Of what {@code drift} has its sensors age by in a week, which is 2 %: they wear. */
  private static final double WEAR = 0.25;

  /** A seed for this alone. */
  static RetrainingPlan laidDown() {
    return of(7_007);
  }

  /** A week before the first training, and three of a season in which sensors wear. */
  static RetrainingPlan of(long seed) {
    return new RetrainingPlan(seed, spring(), WEEK, WEEKS, EVERY);
  }

  /** All that is simulated. */
  Duration whole() {
    return part.multipliedBy(1 + parts);
  }

  /** Whether the plant is read in a second after its beginning. */
  boolean isRead(long second) {
    return second % every.toSeconds() == 0;
  }

  private static Scenario spring() {
    Scenario season = Scenarios.shipped(Scenarios.SEASON);
    Duration whole = WEEK.multipliedBy(1 + WEEKS);
    return new Scenario(
        "season and wear",
        "Raw water changes, sensors wear, and in the last week there are attacks.",
        season.begin(),
        whole,
        spread(Scenarios.shipped(Scenarios.ATTACKS_HOLDOUT).attacks(), whole.minus(WEEK), whole),
        Scenarios.shipped(Scenarios.DRIFT).drifts().stream()
            .map(drift -> new SensorDrift(drift.target(), drift.perWeek() * WEAR))
            .toList(),
        season.season());
  }

  /** One after the other at even distances. */
  private static List<Attack> spread(List<Attack> attacks, Duration from, Duration to) {
    Duration each = to.minus(from).dividedBy(attacks.size());
    var spread = new ArrayList<Attack>();
    for (Attack one : attacks) {
      Duration start = from.plus(each.multipliedBy(spread.size())).plus(each.dividedBy(2));
      spread.add(new Attack(one.id(), one.description(), start, one.duration(), one.effects()));
    }
    return spread;
  }
}
