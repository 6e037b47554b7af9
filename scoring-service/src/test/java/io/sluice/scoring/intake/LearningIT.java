package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.scoring.plant.SmallBundle;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an asset has learnt from its own readings survives whatever happens to the workers. */
class LearningIT {

  private static final List<Reading> READINGS = UntidyReplay.of(10, 400);

  /** {@code -Dsluice.kills=20} for a longer look. */
  private static final int KILLS = Integer.getInteger("sluice.kills", 4);

  @TempDir static Path bundles;

  private static Map<String, Score> undisturbed;
  @AutoClose private final Scenario scenario = new Scenario(bundles);

  @BeforeAll
  static void run_undisturbed() {
    SmallBundle.writeLearning(bundles);
    undisturbed = Scenario.undisturbed(bundles, READINGS);
  }

  @Test
  void everything_is_learning_and_attacks_are_info() {
    assertThat(undisturbed.values())
        .allMatch(score -> score.state() == ScoreState.LEARNING)
        .noneMatch(score -> score.severity().isAbove(Severity.INFO))
        .filteredOn(score -> score.severity() == Severity.INFO)
        .hasSizeGreaterThan(100)
        .allMatch(score -> !score.contributors().isEmpty());
  }

  @Test
  void a_process_that_is_killed() throws Exception {
    scenario.send(READINGS);
    for (int kill = 1; kill <= KILLS; kill++) {
      // given
      Process process = WorkerMain.start(scenario.bootstrapServers(), bundles, "same-name");
      scenario.awaitCommitted(kill * READINGS.size() / (KILLS + 1));

      // when
      process.destroyForcibly().waitFor();
    }
    scenario.workers("last");
    scenario.awaitAllCommitted();

    // then
    SameScores.assertSame(scenario.scores(), undisturbed);
  }

  @Test
  void workers_that_join_and_leave() {
    scenario.send(READINGS);
    for (int i = 1; i <= 6; i++) {
      // given
      var workers = scenario.workers("instance-" + i);
      var others = scenario.workers("other-" + i);
      scenario.awaitCommitted(i * READINGS.size() / 8);

      // when
      workers.stop();
      others.stop();
    }
    scenario.workers("last");
    scenario.awaitAllCommitted();

    // then
    SameScores.assertSame(scenario.scores(), undisturbed);
  }

  @Test
  void a_trained_bundle_takes_over_without_a_gap_and_without_a_double(@TempDir Path root)
      throws Exception {
    // given
    SmallBundle.writeLearning(root);
    var registry = scenario.bundles(root);
    var workers = scenario.workers(scenario.clients("first"), registry);
    int half = READINGS.size() / 2;
    scenario.send(READINGS.subList(0, half));
    scenario.awaitAllCommitted();

    // when
    SmallBundle.write(root);
    registry.rescan();
    scenario.send(READINGS.subList(half, READINGS.size()));
    scenario.awaitCommitted(half + half / 2);
    workers.stop();
    scenario.workers(scenario.clients("second"), scenario.bundles(root));
    scenario.awaitAllCommitted();

    // then: the same windows, each once, of each asset the learning ones first
    var scores = scenario.scores();
    assertThat(windows(scores)).isEqualTo(windows(undisturbed)).hasSameSizeAs(scores.values());
    var byAsset =
        scores.values().stream()
            .sorted(Comparator.comparing(score -> score.source().offset()))
            .collect(Collectors.groupingBy(Score::asset));
    assertThat(byAsset.values())
        .allSatisfy(
            ofAsset ->
                assertThat(ofAsset.stream().map(score -> score.bundle().version()).toList())
                    .isSorted()
                    .contains("1", "2"));
    assertThat(scores.values())
        .allMatch(score -> (score.state() == null) == score.bundle().version().equals("2"));
  }

  private static Set<String> windows(Map<String, Score> scores) {
    return scores.values().stream()
        .map(score -> score.asset() + " " + score.windowEnd())
        .collect(Collectors.toSet());
  }
}
