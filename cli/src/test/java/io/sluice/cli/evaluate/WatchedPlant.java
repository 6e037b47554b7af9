package io.sluice.cli.evaluate;

import io.sluice.contracts.SideFinding;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.incidents.Finding;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.tag.PlantTag;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A simulated plant, judged as scoring-service does, without any service. */
final class WatchedPlant {

  static final String ASSET = "plant";

  private WatchedPlant() {}

  /**
   * @param firstOffset of its first reading on the log: above those of what was seen before
   * @param sees each window that was judged, in order
   */
  static void watch(
      Bundle bundle, long seed, Scenario scenario, long firstOffset, Consumer<Observation> sees) {
    List<String> plant = PlantTag.ALL.stream().map(PlantTag::name).toList();
    int[] order =
        bundle.profile().tags().stream().map(Tag::name).mapToInt(plant::indexOf).toArray();
    try (var scorer = new WindowScorer(bundle, 1)) {
      var ring = new WindowRing(bundle.profile());
      var memory = bundle.remembering().orElseThrow().memory(ASSET);
      var offset = new long[] {firstOffset};
      PlantSimulator.run(
          seed,
          scenario,
          reading -> {
            double[] values = new double[order.length];
            for (int tag = 0; tag < order.length; tag++) {
              values[tag] = reading.values()[order[tag]];
            }
            long position = offset[0]++;
            if (ring.offer(reading.time().toEpochMilli(), values, position) != Admission.WINDOW) {
              return;
            }
            memory.take(ring);
            scorer.add(ring, memory);
            sees.accept(
                observation(bundle, ring, reading.time(), position, scorer.score().getFirst()));
          });
    }
  }

  private static Observation observation(
      Bundle bundle, WindowRing ring, Instant time, long offset, Verdict verdict) {
    String profile = bundle.profile().name();
    return new Observation(
        ASSET,
        profile,
        profile,
        Instant.ofEpochMilli(ring.startMillis()),
        time,
        ring.isFirst(),
        new LogPosition(0, offset),
        time,
        null,
        verdict.infoLevel(),
        new Finding(verdict.ratio(), verdict.severity(), verdict.contributors()),
        found(verdict.data()),
        found(verdict.drift()));
  }

  private static Finding found(SideFinding beside) {
    return beside == null
        ? Finding.NOTHING
        : new Finding(beside.ratio(), beside.severity(), beside.tags());
  }
}
