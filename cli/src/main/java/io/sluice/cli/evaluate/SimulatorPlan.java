package io.sluice.cli.evaluate;

import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Scenarios;
import java.time.Duration;
import java.util.List;

/**
 * What the protocol simulator lets a bundle judge.
 *
 * @param quiet normal operation
 * @param attacked attacks that are held back, on plants of their own
 * @param drift normal operation while sensors age, of which the last day counts
 * @param driftAttacked the same with attacks
 * @param season normal operation while raw water changes
 */
record SimulatorPlan(Run quiet, List<Run> attacked, Run drift, Run driftAttacked, Run season) {

  private static final Duration QUIET = Duration.ofDays(7);

  /** Sensors age for so long before rows count: what has moved by then moves on. */
  private static final Duration AGEING = Duration.ofDays(2);

  SimulatorPlan {
    attacked = List.copyOf(attacked);
  }

  /**
   * One plant.
   *
   * @param seed another is another plant
   * @param duration for how long
   * @param unjudged of this, from the beginning on, what counts neither way
   */
  record Run(long seed, Scenario scenario, Duration duration, Duration unjudged) {

    /** All of a scenario. */
    static Run of(long seed, Scenario scenario) {
      return new Run(seed, scenario, scenario.duration(), Duration.ZERO);
    }

    String name() {
      return scenario.name() + ", seed " + seed;
    }
  }

  /** Seeds for this alone: whoever develops a detector takes others. */
  static SimulatorPlan laidDown() {
    Scenario attacks = Scenarios.shipped(Scenarios.ATTACKS_HOLDOUT);
    return new SimulatorPlan(
        new Run(7_001, Scenarios.shipped(Scenarios.NORMAL), QUIET, Duration.ZERO),
        List.of(Run.of(7_002, attacks), Run.of(7_003, attacks)),
        ageing(7_004, Scenarios.DRIFT),
        ageing(7_005, Scenarios.DRIFT_ATTACKS),
        Run.of(7_006, Scenarios.shipped(Scenarios.SEASON)));
  }

  private static Run ageing(long seed, String name) {
    Scenario scenario = Scenarios.shipped(name);
    return new Run(seed, scenario, scenario.duration(), AGEING);
  }
}
