package io.sluice.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.session.WorkerState;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.scoring.window.StreamWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topic is given more partitions: each has a smaller part of the memory then. */
class MorePartitionsIT {

  private static final int MORE = 6;

  /** As many windows as either number of partitions divides. */
  private static final int WINDOWS = 24;

  private static final long WINDOW =
      StreamWindow.bytes(SmallPlant.profile(SmallPlant.PROFILE, SmallPlant.WINDOW));

  /** On one partition with either number, and just enough for its part before. */
  private static final List<String> ASSETS =
      IntStream.iterate(0, number -> number + 1)
          .mapToObj(SmallPlant::asset)
          .filter(asset -> BuiltInPartitioner.partitionForKey(asset.getBytes(UTF_8), 2 * MORE) == 0)
          .limit(WINDOWS / Scenario.PARTITIONS)
          .toList();

  @TempDir static Path bundles;

  @AutoClose
  private final Scenario scenario =
      new Scenario(bundles, Map.of("window.memory", Long.toString(WINDOWS * WINDOW)));

  @BeforeAll
  static void train() {
    SmallBundle.write(bundles);
  }

  /** Consumers that look for new partitions each second, not twice a minute. */
  private static final class SoonInformed extends KafkaClients {

    SoonInformed(Scenario scenario) {
      super(scenario.connection(), scenario.intake(), "one", Topics.PLAIN, ConsumerGroups.PLAIN);
    }

    @Override
    protected Map<String, Object> consumerProperties(int worker) {
      Map<String, Object> properties = super.consumerProperties(worker);
      properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 1_000);
      return properties;
    }
  }

  private void send(int from, int to) {
    for (int second = from; second < to; second++) {
      int now = second;
      scenario.send(ASSETS.stream().map(asset -> SmallPlant.complete(asset, 1, now)).toList());
    }
  }

  private double dropped() {
    return scenario.counted("sluice.scoring.assets.dropped", "reason", "capacity");
  }

  @Test
  void partitions_that_were_there_before_give_up_their_part_of_it() {
    // given
    var workers = scenario.workers(new SoonInformed(scenario));
    send(0, 20);
    scenario.awaitAllCommitted();
    assertThat(dropped()).isZero();

    // when
    scenario.administrator().grow(Topics.SENSOR_READINGS, MORE);
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertThat(workers.states())
                    .singleElement()
                    .isInstanceOfSatisfying(
                        WorkerState.Failing.class,
                        failing ->
                            assertThat(failing.sentence())
                                .contains(
                                    "topic scoring-state has 4 partitions", "give it as many")));
    scenario.administrator().grow(Topics.SCORING_STATE, MORE);
    scenario.administrator().grow(Topics.INCIDENT_COMMANDS, MORE);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> workers.states().equals(List.of(new WorkerState.Serving(MORE, 0, List.of()))));
    send(20, 30);
    scenario.awaitAllCommitted();

    // then
    await().untilAsserted(() -> assertThat(dropped()).isPositive());
  }

  @Test
  void too_little_for_one_window_in_each_is_said() {
    // given
    try (var small =
        new Scenario(
            bundles, Map.of("window.memory", Long.toString(Scenario.PARTITIONS * WINDOW - 1)))) {

      // when
      var workers = small.workers("one");

      // then
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(workers.states())
                      .singleElement()
                      .isInstanceOfSatisfying(
                          WorkerState.Failing.class,
                          failing ->
                              assertThat(failing.sentence())
                                  .contains(
                                      "sluice.scoring.window.memory is",
                                      "too little for one window",
                                      "each of 4 partitions")));
    }
  }
}
