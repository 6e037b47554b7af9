package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.MemorySize;
import io.sluice.catalog.BundleCatalog;
import io.sluice.catalog.Sha256;
import io.sluice.catalog.StageChange;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.detection.bundle.BundleManifest;
import io.sluice.scoring.bundle.BundlePins;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.bundle.BundleStatus;
import io.sluice.scoring.bundle.Selection;
import io.sluice.scoring.bundle.ShadowBundles;
import io.sluice.scoring.metrics.ShadowMetrics;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.scoring.shadow.ShadowConfig;
import io.sluice.scoring.shadow.ShadowStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A candidate that judges beside the champion, which must not notice. */
class ShadowIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<Reading> READINGS = UntidyReplay.of(6, 200);
  private static final Plentiful PLENTIFUL = new Plentiful(64, 1_000_000);

  @TempDir static Path trained;
  @TempDir static Path championAlone;
  @TempDir static Path candidateAlone;

  private static Map<String, Score> ofChampion;
  private static Map<String, Score> ofCandidate;

  @TempDir private Path bundles;
  private Scenario scenario;
  @AutoClose private BundleRegistry registry;
  private final List<ShadowStage> stages = new ArrayList<>();

  private record Plentiful(double share, long maxBacklog) implements ShadowConfig {

    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Duration commitEvery() {
      return Duration.ofMillis(100);
    }

    @Override
    public Optional<MemorySize> memory() {
      return Optional.empty();
    }
  }

  @BeforeAll
  static void judgeByEachAlone() {
    SmallBundle.write(trained);
    SmallBundle.write(
        trained, SmallPlant.PROFILE, SmallPlant.WINDOW, Set.of("forecaster", "rules"));
    copy("1", championAlone);
    copy("2", candidateAlone);
    ofChampion = Scenario.undisturbed(championAlone, READINGS);
    ofCandidate = Scenario.undisturbed(candidateAlone, READINGS);
    assertThat(ofCandidate).hasSizeGreaterThan(READINGS.size() / 2);
  }

  @BeforeEach
  void putTheCandidateInTheShadow() {
    copy("1", bundles);
    copy("2", bundles);
    change(StageChange.Action.PROMOTED, 1);
    change(StageChange.Action.SHADOWED, 2);
    registry = new BundleRegistry(List.of(bundles), BundlePins.NONE, Selection.SHADOWS);
    registry.rescan();
    scenario = new Scenario(bundles);
  }

  @AfterEach
  void stop() {
    stages.forEach(ShadowStage::stop);
    scenario.close();
  }

  private static void copy(String version, Path root) {
    Path from = trained.resolve(SmallPlant.PROFILE).resolve(version);
    Path to = root.resolve(SmallPlant.PROFILE).resolve(version);
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void change(StageChange.Action action, int version) {
    Path manifest =
        bundles
            .resolve(SmallPlant.PROFILE)
            .resolve(Integer.toString(version))
            .resolve(BundleManifest.FILE);
    new BundleCatalog(List.of(bundles))
        .change(
            SmallPlant.PROFILE,
            now -> {
              try {
                return new StageChange(
                    action,
                    version,
                    Sha256.of(Files.readAllBytes(manifest)),
                    null,
                    Instant.EPOCH,
                    "operator",
                    "a test");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private ShadowStage shadow(ShadowConfig config) {
    var stage =
        new ShadowStage(
            new ShadowStage.Place(
                scenario.connection(), "shadow", Topics.PLAIN, ConsumerGroups.PLAIN),
            scenario.intake(),
            new ShadowBundles(registry),
            scenario.load(),
            config,
            scenario.window(),
            new ShadowMetrics(scenario.meters()),
            InstantSource.system());
    stages.add(stage);
    stage.start();
    return stage;
  }

  private void awaitShadow() {
    var administrator = scenario.administrator();
    await()
        .atMost(LIMIT)
        .until(() -> administrator.lag(ConsumerGroups.PLAIN.shadow(), Topics.SENSOR_READINGS) == 0);
  }

  private Map<String, Score> inShadow() {
    return scenario.scores(Topics.SHADOW_SCORES);
  }

  @Test
  void a_candidate_says_what_it_would_say_in_use_and_the_champion_says_what_it_says_alone() {
    // given
    shadow(PLENTIFUL);
    scenario.workers("champion");

    // when
    scenario.send(READINGS);
    scenario.awaitAllCommitted();
    awaitShadow();

    // then
    SameScores.assertSame(inShadow(), ofCandidate);
    SameScores.assertSame(scenario.scores(), ofChampion);
    assertThat(scenario.counted("sluice.scoring.shadow.scored")).isEqualTo(ofCandidate.size());
    assertThat(scenario.counted("sluice.scoring.windows")).isEqualTo(ofChampion.size());
    assertThat(scenario.counted("sluice.scoring.shadow.skipped")).isZero();
  }

  @Test
  void a_restart_doubles_nothing_and_leaves_nothing_out() {
    // given
    scenario.workers("champion");
    for (int part = 0; part < 4; part++) {
      var stage = shadow(PLENTIFUL);

      // when
      scenario.send(Scenario.part(READINGS, part, 4));
      scenario.awaitAllCommitted();
      awaitShadow();
      stage.stop();
    }

    // then
    assertThat(inShadow()).containsOnlyKeys(ofCandidate.keySet());
  }

  @Test
  void it_begins_where_the_champion_is_with_the_windows_of_the_champion() {
    // given
    var champion = scenario.workers("champion");
    scenario.send(Scenario.part(READINGS, 0, 2));
    scenario.awaitAllCommitted();
    champion.stop();
    var begins = scenario.administrator().ends(Topics.SENSOR_READINGS);

    // when
    shadow(PLENTIFUL);
    scenario.send(Scenario.part(READINGS, 1, 2));
    awaitShadow();

    // then none has to warm up
    assertThat(inShadow()).containsOnlyKeys(since(begins, ofCandidate).keySet());
  }

  @Test
  void windows_for_which_there_is_no_time_are_counted_and_the_champion_goes_on() {
    // given
    shadow(new Plentiful(0.02, 1_000_000));
    scenario.workers("champion");

    // when
    scenario.send(READINGS);
    scenario.awaitAllCommitted();
    awaitShadow();

    // then
    double skipped = scenario.counted("sluice.scoring.shadow.skipped", "reason", "budget");
    assertThat(skipped).isPositive();
    assertThat(scenario.counted("sluice.scoring.shadow.scored") + skipped)
        .isEqualTo(ofCandidate.size());
    SameScores.assertSame(scenario.scores(), ofChampion);
  }

  @Test
  void while_the_champion_is_behind_it_waits_and_passes_over_what_is_too_much() {
    // given
    shadow(new Plentiful(64, 150));
    scenario.workers("champion");
    scenario.send(Scenario.part(READINGS, 0, 4));
    scenario.awaitAllCommitted();
    awaitShadow();
    int before = inShadow().size();
    var busy = scenario.load().worker();
    busy.begins(true);

    // when
    scenario.send(Scenario.part(READINGS, 1, 4));
    scenario.send(Scenario.part(READINGS, 2, 4));
    scenario.awaitAllCommitted();
    await()
        .atMost(LIMIT)
        .until(() -> scenario.counted("sluice.scoring.shadow.skipped", "reason", "behind") > 150);
    int meanwhile = inShadow().size();
    busy.isIdle();
    busy.ends();
    awaitShadow();
    var last = scenario.administrator().ends(Topics.SENSOR_READINGS);
    scenario.send(Scenario.part(READINGS, 3, 4));
    scenario.awaitAllCommitted();
    awaitShadow();

    // then
    assertThat(meanwhile).as("only what it had read already").isLessThan(before + 100);
    SameScores.assertSame(scenario.scores(), ofChampion);
    assertThat(since(last, inShadow()).keySet())
        .as("it goes on beside the champion at once")
        .isEqualTo(since(last, ofCandidate).keySet());
  }

  /** Scores of readings from these offsets on. */
  private static Map<String, Score> since(
      Map<TopicPartition, Long> begins, Map<String, Score> scores) {
    return scores.entrySet().stream()
        .filter(
            score -> {
              var source = score.getValue().source();
              return source.offset()
                  >= begins.get(new TopicPartition(source.topic(), source.partition()));
            })
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void a_broken_candidate_is_told_in_one_sentence_and_stops_nobody() throws Exception {
    // given
    Path folder = bundles.resolve(SmallPlant.PROFILE).resolve("2");
    Path spoilt;
    try (Stream<Path> files = Files.list(folder)) {
      spoilt = files.filter(file -> file.toString().endsWith(".onnx")).findFirst().orElseThrow();
    }
    Files.write(spoilt, new byte[] {1, 2, 3});
    registry.close();
    registry = new BundleRegistry(List.of(bundles), BundlePins.NONE, Selection.SHADOWS);

    // when
    registry.rescan();
    shadow(PLENTIFUL);
    scenario.workers("champion");
    scenario.send(READINGS);
    scenario.awaitAllCommitted();

    // then
    assertThat(registry.status())
        .singleElement()
        .isInstanceOfSatisfying(
            BundleStatus.Refused.class,
            refused -> assertThat(refused.sentence()).contains(spoilt.getFileName().toString()));
    assertThat(inShadow()).isEmpty();
    assertThat(scenario.administrator().members(ConsumerGroups.PLAIN.shadow())).isZero();
    SameScores.assertSame(scenario.scores(), ofChampion);
  }

  @Test
  void promotion_ends_it_and_so_does_taking_it_out() {
    // given
    var served = scenario.bundles(bundles);
    scenario.workers(scenario.clients("champion"), served);
    shadow(PLENTIFUL);
    scenario.send(Scenario.part(READINGS, 0, 2));
    scenario.awaitAllCommitted();
    awaitShadow();
    int before = inShadow().size();

    // when
    change(StageChange.Action.PROMOTED, 2);
    served.rescan();
    registry.rescan();
    await()
        .atMost(LIMIT)
        .until(() -> scenario.administrator().members(ConsumerGroups.PLAIN.shadow()) == 0);
    scenario.send(Scenario.part(READINGS, 1, 2));
    scenario.awaitAllCommitted();

    // then
    assertThat(before).isPositive();
    assertThat(inShadow()).hasSize(before);
    assertThat(scenario.scores().values())
        .extracting(score -> score.bundle().version())
        .contains("1", "2");

    // and another one begins, and ends, without a restart of anything
    change(StageChange.Action.SHADOWED, 1);
    registry.rescan();
    await()
        .atMost(LIMIT)
        .until(() -> scenario.administrator().members(ConsumerGroups.PLAIN.shadow()) == 1);
    change(StageChange.Action.UNSHADOWED, 1);
    registry.rescan();
    await()
        .atMost(LIMIT)
        .until(() -> scenario.administrator().members(ConsumerGroups.PLAIN.shadow()) == 0);
    assertThat(registry.isEmpty()).isTrue();
  }
}
