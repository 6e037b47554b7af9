package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.contracts.Reading;
import io.sluice.contracts.Topics;
import io.sluice.platform.session.WorkerState;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile whose bundles are all refused, beside one that is served by the same worker. */
class RefusedProfileIT {

  private static final String REFUSED = "mended-later";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Lie on one partition: the first is of the refused profile, the other behind it. */
  private static final int BROKEN = 0;

  private static final int BEHIND = neighbour(true);

  /** Lies on another. */
  private static final int ELSEWHERE = neighbour(false);

  @TempDir Path bundles;
  private Path model;
  private byte[] intact;
  private Scenario scenario;
  private final List<Reading> readings = new ArrayList<>();

  @AutoClose private final AutoCloseable end = () -> scenario.close();

  private static int neighbour(boolean same) {
    var partition = Scenario.partitionOf(SmallPlant.asset(BROKEN));
    return IntStream.range(1, 100)
        .filter(n -> Scenario.partitionOf(SmallPlant.asset(n)).equals(partition) == same)
        .findFirst()
        .orElseThrow();
  }

  @BeforeEach
  void train() throws IOException {
    SmallBundle.write(bundles);
    model = SmallBundle.write(bundles, REFUSED, SmallPlant.WINDOW).resolve("autoencoder.onnx");
    intact = Files.readAllBytes(model);
    scenario = new Scenario(bundles);
  }

  private void mend(BundleRegistry registry) throws IOException {
    Files.write(model, intact);
    registry.rescan();
  }

  private void send(int asset, String profile, int from, int to) {
    var part = new ArrayList<Reading>();
    for (int second = from; second < to; second++) {
      Reading reading = SmallPlant.reading(asset, second);
      part.add(
          new Reading(
              reading.asset(),
              profile,
              reading.time(),
              reading.values(),
              reading.quality(),
              reading.label()));
    }
    scenario.send(part);
    readings.addAll(part);
  }

  private long committed(int asset) {
    return scenario
        .administrator()
        .committed()
        .getOrDefault(Scenario.partitionOf(SmallPlant.asset(asset)), 0L);
  }

  @Test
  void only_its_partition_waits_and_goes_on_when_a_bundle_is_mended() throws Exception {
    // given
    SmallBundle.tamper(model.getParent());
    send(BEHIND, SmallPlant.PROFILE, 0, 20);
    send(BROKEN, REFUSED, 0, 30);
    send(BEHIND, SmallPlant.PROFILE, 20, 40);
    send(ELSEWHERE, SmallPlant.PROFILE, 0, 20);
    var registry = scenario.bundles(bundles);

    // when
    var pool = scenario.workers(scenario.clients("one"), registry);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(pool.states())
                    .singleElement()
                    .isInstanceOfSatisfying(
                        WorkerState.Serving.class,
                        serving ->
                            assertThat(serving.waiting())
                                .singleElement()
                                .asString()
                                .contains("'mended-later' wait", "autoencoder.onnx")));
    send(ELSEWHERE, SmallPlant.PROFILE, 20, 300);
    await().atMost(LIMIT).until(() -> committed(ELSEWHERE) == 300);

    // then
    assertThat(committed(BEHIND)).isEqualTo(20);
    assertThat(scenario.scores()).hasSize(20 - SmallPlant.WINDOW + 1 + 300 - SmallPlant.WINDOW + 1);
    assertThat(scenario.shown("sluice.scoring.partitions.waiting")).isEqualTo(1);

    // when
    mend(registry);
    scenario.awaitAllCommitted();

    // then
    assertAsIfNothingHadBeen();
    assertThat(scenario.counted("sluice.scoring.rollbacks")).isZero();
    assertThat(scenario.counted("sluice.scoring.rebuild.records")).isZero();
  }

  @Test
  void a_rebuild_that_meets_it_waits_too() throws Exception {
    // given
    var first = scenario.workers("one");
    for (int second = 0; second < 20; second += 10) {
      send(BROKEN, REFUSED, second, second + 10);
      send(BEHIND, SmallPlant.PROFILE, second, second + 10);
      send(ELSEWHERE, SmallPlant.PROFILE, second, second + 10);
    }
    scenario.awaitAllCommitted();
    first.stop();
    SmallBundle.tamper(model.getParent());
    send(BROKEN, REFUSED, 20, 40);
    send(BEHIND, SmallPlant.PROFILE, 20, 40);
    send(ELSEWHERE, SmallPlant.PROFILE, 20, 300);

    // when
    var registry = scenario.bundles(bundles);
    scenario.workers(scenario.clients("two"), registry);
    await().atMost(LIMIT).until(() -> committed(ELSEWHERE) == 300);

    // then
    assertThat(committed(BROKEN)).isEqualTo(40);

    // when
    mend(registry);
    scenario.awaitAllCommitted();

    // then
    assertAsIfNothingHadBeen();
    assertThat(scenario.counted("sluice.scoring.rollbacks")).isZero();
  }

  @Test
  void another_batch_that_fails_leaves_it_waiting() throws Exception {
    // given
    SmallBundle.tamper(model.getParent());
    send(BROKEN, REFUSED, 0, 20);
    send(ELSEWHERE, SmallPlant.PROFILE, 0, 20);
    var registry = scenario.bundles(bundles);
    scenario.workers(scenario.clients("one"), registry);
    await().atMost(LIMIT).until(() -> committed(ELSEWHERE) == 20);

    // when: the broker takes no scores for a while, only the ends of transactions
    takeScoresOf(150);
    send(ELSEWHERE, SmallPlant.PROFILE, 20, 40);
    await().atMost(LIMIT).until(() -> scenario.counted("sluice.scoring.rollbacks") > 0);
    takeScoresOf(1_000_000);
    await().atMost(LIMIT).until(() -> committed(ELSEWHERE) == 40);

    // then
    assertThat(committed(BROKEN)).isZero();
    mend(registry);
    scenario.awaitAllCommitted();
    assertAsIfNothingHadBeen();
  }

  private void takeScoresOf(int bytes) {
    scenario
        .administrator()
        .configure(
            Topics.ANOMALY_SCORES, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(bytes));
  }

  private void assertAsIfNothingHadBeen() {
    SameScores.assertSameElsewhere(scenario.scores(), Scenario.undisturbed(bundles, readings));
    assertThat(scenario.read(Topics.SENSOR_READINGS_DLQ)).isEmpty();
    await().atMost(LIMIT).until(() -> scenario.shown("sluice.scoring.partitions.waiting") == 0);
  }
}
