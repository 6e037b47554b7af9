package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.detection.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More tags than are all taken for each: valves, and levels that rise while their valve is open.
 */
class ManyTagsTest {

  private static final int TAGS = 300;
  private static final int ROWS = 1300;

  @TempDir Path folder;

  @Test
  void aPlantOfManyTagsIsTrainedStepByStep() throws Exception {
    // given
    var reports = new EnumMap<TrainingProgress.Stage, AtomicInteger>(TrainingProgress.Stage.class);
    var trainer =
        new Trainer(
            (stage, done, total) ->
                reports.computeIfAbsent(stage, any -> new AtomicInteger()).incrementAndGet());

    // when
    TrainingResult result =
        trainer.train(
            TrainingRequest.inferring("many", List.of(wide()), folder.resolve("bundles"))
                .withOptions(TrainingOptions.DEFAULT.withDetectors(Set.of("forecaster", "rules"))));

    // then: the bundle has judged its golden window when it was written; it is loaded again
    assertThat(result.profile().tags()).hasSize(TAGS);
    assertThat(result.metrics()).containsEntry("forecaster.targets", TAGS / 2.0);
    assertThat(result.metrics().get("forecaster.inputs")).isBetween(5.0, 69.0);
    assertThat(Files.readString(result.folder().resolve("MODEL_CARD.md")))
        .contains("up to 64 of 1,800 numbers, chosen by what they explain");
    assertThat(Files.size(result.folder().resolve("forecaster.onnx"))).isLessThan(1 << 20);
    assertThat(reports.get(TrainingProgress.Stage.FORECASTER)).hasValueGreaterThan(6);
    assertThat(reports.get(TrainingProgress.Stage.RULES)).hasValueGreaterThan(4);
    try (var bundle = Bundle.load(result.folder())) {
      assertThat(bundle.detectors()).hasSize(2);
    }
  }

  private Path wide() throws IOException {
    var random = new SplittableRandom(1);
    var text = new StringBuilder("time");
    for (int tag = 0; tag < TAGS; tag++) {
      text.append(tag % 2 == 0 ? ",valve" : ",level").append(tag / 2);
    }
    double[] level = new double[TAGS];
    boolean[] open = new boolean[TAGS];
    for (int i = 0; i < TAGS; i++) {
      level[i] = random.nextDouble(40, 60);
    }
    Instant start = Instant.parse("2026-03-16T00:00:00Z");
    for (int row = 0; row < ROWS; row++) {
      text.append('\n').append(start.plusSeconds(row));
      for (int tag = 1; tag < TAGS; tag += 2) {
        open[tag] = level[tag] < 40 || open[tag] && level[tag] < 60;
        level[tag] += open[tag] ? 1 : -0.7;
        long shown = Math.round(10 * (level[tag] + random.nextDouble(-0.3, 0.3)));
        text.append(open[tag] ? ",1," : ",0,").append(shown / 10.0);
      }
    }
    return Files.writeString(folder.resolve("wide.csv"), text);
  }
}
