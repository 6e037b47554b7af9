package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.contracts.Topics;
import io.sluice.detection.forest.ForestDetector;
import io.sluice.detection.forest.ForestSettings;
import io.sluice.platform.session.WorkerPool;
import io.sluice.platform.session.WorkerState;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  void a_restart_reads_no_further_than_what_was_stored_last(@TempDir Path root) {
    // given: a chapter that does not end
    int seconds = 3_000;
    SmallBundle.writeLearning(root, new ForestSettings(9, 32, 1_000_000, 30));
    scenario.send(
        IntStream.range(0, seconds)
            .mapToObj(second -> SmallPlant.complete("alone", 1, second))
            .toList());
    var workers = scenario.workers(scenario.clients("before"), scenario.bundles(root));
    scenario.awaitAllCommitted();
    workers.stop();
    assertThat(scenario.counted("sluice.scoring.rebuild.records")).isZero();

    // when
    var others = scenario.workers(scenario.clients("after"), scenario.bundles(root));
    scenario.send(List.of(SmallPlant.complete("alone", 1, seconds)));
    scenario.awaitAllCommitted();
    others.stop();

    // then: not what a batch was too large for, and what the window needs
    assertThat(scenario.counted("sluice.scoring.rebuild.records"))
        .isBetween(1.0, 100.0 + 40 + 3 * SmallPlant.WINDOW);
    assertThat(scenario.scores()).hasSize(seconds + 1 - (SmallPlant.WINDOW - 1));
  }

  @Test
  void what_was_learnt_is_there_when_its_readings_are_gone() {
    // given
    int half = READINGS.size() / 2;
    scenario.send(READINGS.subList(0, half));
    var workers = scenario.workers("before");
    scenario.awaitAllCommitted();
    workers.stop();

    // when
    scenario.administrator().deleteBefore(scenario.administrator().ends(Topics.SENSOR_READINGS));
    scenario.send(READINGS.subList(half, READINGS.size()));
    scenario.workers("after");
    scenario.awaitAllCommitted();

    // then: the first windows are judged, which only who remembers can
    var after =
        scenario.scores().values().stream()
            .filter(score -> !score.windowEnd().isBefore(READINGS.get(half).time()))
            .collect(Collectors.groupingBy(Score::asset));
    assertThat(after.values())
        .allSatisfy(
            ofAsset ->
                assertThat(ofAsset.stream().min(Comparator.comparing(s -> s.source().offset())))
                    .hasValueSatisfying(first -> assertThat(first.ratio()).isPositive()));
    assertThat(scenario.counted("sluice.scoring.memories.dropped")).isZero();
  }

  @Test
  void a_topic_that_was_made_anew_is_said_and_what_was_learnt_is_learnt_again() {
    // given
    int half = READINGS.size() / 2;
    scenario.send(READINGS.subList(0, half));
    var workers = scenario.workers("before");
    scenario.awaitAllCommitted();
    workers.stop();

    // when
    scenario.administrator().makeAnew(Topics.SCORING_STATE);
    scenario.send(READINGS.subList(half, READINGS.size()));
    scenario.workers("after");
    scenario.awaitAllCommitted();

    // then
    assertThat(scenario.scores().keySet()).isEqualTo(undisturbed.keySet());
    assertThat(scenario.counted("sluice.scoring.memories.dropped")).isEqualTo(Scenario.PARTITIONS);
  }

  @Test
  void a_topic_that_is_missing_is_named() {
    // given
    scenario.administrator().delete(Topics.SCORING_STATE);
    scenario.send(READINGS.subList(0, 100));

    // when
    var workers = scenario.workers("without");

    // then
    awaitFailure(workers, "topic scoring-state does not exist");
  }

  @Test
  void a_topic_from_which_what_was_learnt_is_deleted_is_refused_until_it_is_mended() {
    // given
    scenario.administrator().configure(Topics.SCORING_STATE, "cleanup.policy", "compact,delete");
    scenario.send(READINGS.subList(0, 100));

    // when
    var workers = scenario.workers("without");

    // then
    awaitFailure(workers, "topic scoring-state has cleanup.policy=compact,delete, expected");
    assertThat(scenario.scores()).isEmpty();

    // when
    scenario.administrator().configure(Topics.SCORING_STATE, "cleanup.policy", "compact");

    // then
    scenario.awaitAllCommitted();
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

  @Test
  void who_learns_beside_trained_detectors_has_a_say_where_it_may_learn(@TempDir Path root) {
    // given: one asset of a partition may
    SmallBundle.writeMixed(root);
    var settings = Map.of("window.max-learning-streams", "1");
    var expected = Scenario.undisturbed(root, settings, READINGS);
    try (var disturbed = new Scenario(root, settings)) {

      // when
      var scores = disturbed.replay(READINGS, 5);

      // then
      SameScores.assertSame(scores, expected);
      assertThat(windows(scores)).isEqualTo(windows(undisturbed));
      assertThat(scores.values()).allMatch(score -> score.state() == null);
      assertThat(disturbed.counted("sluice.scoring.windows.left.out")).isZero();
      assertThat(
              scores.values().stream()
                  .filter(score -> score.detectors().containsKey(ForestDetector.KIND))
                  .map(Score::asset)
                  .distinct())
          .hasSize(Scenario.PARTITIONS);
    }
  }

  private static Set<String> windows(Map<String, Score> scores) {
    return scores.values().stream()
        .map(score -> score.asset() + " " + score.windowEnd())
        .collect(Collectors.toSet());
  }

  private static void awaitFailure(WorkerPool workers, String sentence) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(workers.states().getFirst())
                    .asInstanceOf(type(WorkerState.Failing.class))
                    .extracting(WorkerState.Failing::sentence, STRING)
                    .contains(sentence));
  }
}
