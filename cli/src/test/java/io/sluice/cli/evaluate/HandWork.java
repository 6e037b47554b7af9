package io.sluice.cli.evaluate;

import io.sluice.testbed.plant.scenario.Attack;
import io.sluice.testbed.plant.scenario.Effect;
import io.sluice.testbed.plant.scenario.Effect.Force;
import io.sluice.testbed.plant.scenario.Effect.Noise;
import io.sluice.testbed.plant.scenario.Effect.Offset;
import io.sluice.testbed.plant.scenario.Effect.Position;
import io.sluice.testbed.plant.scenario.Effect.Spoof;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.tag.PlantTag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people do by hand to a plant, again and again, and a bundle takes for an anomaly: a pump on
 * trial, an analyser in a buffer solution, a transmitter that somebody works on.
 */
final class HandWork {

  /** How often a kind of work comes. */
  static final int TIMES = 11;

  /** For so long it takes. */
  static final Duration LASTS = Duration.ofMinutes(4);

  private static final Duration EVERY = Duration.ofMinutes(22);

  private static final Map<String, Effect> KINDS =
      new TreeMap<>(
          Map.of(
              "P402 on trial", new Force(PlantTag.P402, Position.RUNNING),
              "P206 on trial", new Force(PlantTag.P206, Position.RUNNING),
              "P602 by hand", new Force(PlantTag.P602, Position.RUNNING),
              "P204 by hand", new Force(PlantTag.P204, Position.RUNNING),
              "AIT201 in a buffer", new Spoof(PlantTag.AIT201, 180),
              "AIT402 calibrated", new Offset(PlantTag.AIT402, -60),
              "AIT501 in a buffer", new Spoof(PlantTag.AIT501, 4),
              "AIT503 calibrated", new Offset(PlantTag.AIT503, -40),
              "FIT504 worked on", new Noise(PlantTag.FIT504, 0.1),
              "PIT502 worked on", new Noise(PlantTag.PIT502, 1)));

  private HandWork() {}

  /**
   * Each kind {@link #TIMES} times, one after the other in turn; the id of all of a kind is one.
   */
  static Scenario scenario() {
    List<String> kinds = List.copyOf(KINDS.keySet());
    var work = new ArrayList<Attack>();
    for (int i = 0; i < TIMES * kinds.size(); i++) {
      String kind = kinds.get(i % kinds.size());
      // Not always at the same point of the plant's cycles.
      Duration start = EVERY.multipliedBy(i + 1).plusSeconds(i * 37L % 300);
      work.add(new Attack(i + 1, kind, start, LASTS, List.of(KINDS.get(kind))));
    }
    return new Scenario(
        "hand-work",
        "what people do by hand",
        Instant.parse("2026-03-02T00:00:00Z"),
        EVERY.multipliedBy(work.size() + 2L),
        work);
  }
}
