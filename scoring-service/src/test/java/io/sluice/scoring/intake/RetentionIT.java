package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.SourceRef;
import io.sluice.contracts.Topics;
import io.sluice.platform.session.WorkerPool;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Retention deletes what is still needed. Readings here are complete and in order, so that a window
 * is either that of an undisturbed run or lacks readings: then it must not be judged.
 */
class RetentionIT {

  private static final int ASSETS = 20;

  /** Too few to look at an asset even once: what was lost is missing from what is followed, too. */
  private static final int SECONDS = 64;

  @TempDir static Path bundles;

  private static List<Reading> readings;
  private static Map<String, Score> undisturbed;

  @AutoClose
  private final Scenario scenario = new Scenario(bundles, Map.of("intake.fetch-max-bytes", "8K"));

  @BeforeAll
  static void run_undisturbed() {
    SmallBundle.write(bundles);
    readings = new ArrayList<>();
    for (int second = 0; second < SECONDS; second++) {
      for (int asset = 0; asset < ASSETS; asset++) {
        readings.add(SmallPlant.complete(SmallPlant.asset(asset), asset, second));
      }
    }
    undisturbed = Scenario.undisturbed(bundles, readings);
    assertThat(undisturbed).hasSize(ASSETS * (SECONDS - SmallPlant.WINDOW + 1));
  }

  /** Once they are stopped they have counted what they did. */
  private void scoreAll(WorkerPool workers) {
    scenario.awaitAllCommitted();
    workers.stop();
  }

  /** All the first half has been scored, none of the second. */
  private Map<TopicPartition, Long> scoreFirstHalf() {
    int half = readings.size() / 2;
    scenario.send(readings.subList(0, half));
    scoreAll(scenario.workers("before"));
    scenario.send(readings.subList(half, readings.size()));
    return scenario.administrator().committed();
  }

  @Test
  void readings_that_windows_need_are_gone() {
    // given
    var committed = scoreFirstHalf();
    var offsets = offsets();
    var cut = map(committed, partition -> committed.get(partition) - 3);

    // when
    scenario.administrator().deleteBefore(cut);
    scoreAll(scenario.workers("after"));

    // then
    SameScores.assertSame(scenario.scores(), withoutCutWindows(offsets, committed, cut));
    assertThat(scenario.counted("sluice.scoring.rebuild.cut")).isEqualTo(Scenario.PARTITIONS);
    assertThat(scenario.counted("sluice.scoring.readings.lost")).isZero();
    assertThat(scenario.counted("sluice.scoring.readings")).isEqualTo(readings.size());
    assertThat(scenario.counted("sluice.scoring.rollbacks")).isZero();
  }

  @Test
  void readings_that_were_not_scored_yet_are_gone() {
    // given
    var committed = scoreFirstHalf();
    var offsets = offsets();
    int lost = 30;
    var cut = map(committed, partition -> committed.get(partition) + lost + partition.partition());

    // when
    scenario.administrator().deleteBefore(cut);
    scoreAll(scenario.workers("after"));

    // then
    SameScores.assertSame(scenario.scores(), withoutCutWindows(offsets, committed, cut));
    int all = Scenario.PARTITIONS * lost + 1 + 2 + 3;
    assertThat(scenario.counted("sluice.scoring.readings.lost")).isEqualTo(all);
    assertThat(scenario.counted("sluice.scoring.rebuild.cut")).isEqualTo(Scenario.PARTITIONS);
    assertThat(scenario.counted("sluice.scoring.readings")).isEqualTo(readings.size() - all);
  }

  @Test
  void everything_is_gone_and_the_plant_goes_on() {
    // given
    var committed = scoreFirstHalf();
    var offsets = offsets();
    var ends = scenario.administrator().ends(Topics.SENSOR_READINGS);

    // when
    scenario.administrator().deleteBefore(ends);
    var workers = scenario.workers("after");
    var later = new ArrayList<Reading>();
    for (int second = SECONDS; second < SECONDS + SmallPlant.WINDOW; second++) {
      for (int asset = 0; asset < ASSETS; asset++) {
        later.add(SmallPlant.complete(SmallPlant.asset(asset), asset, second));
      }
    }
    scenario.send(later);
    scoreAll(workers);

    // then: of what is new, the first full window of each asset
    var scores = scenario.scores();
    assertThat(scores).hasSize(ASSETS * (SECONDS / 2 - SmallPlant.WINDOW + 1 + 1));
    scores
        .values()
        .removeIf(score -> score.source().offset() >= ends.get(partition(score.source())));
    SameScores.assertSame(scores, withoutCutWindows(offsets, committed, ends));
  }

  @Test
  void retention_is_faster_than_reading() {
    // given: the log is cut ahead of a worker
    scenario.send(readings);
    var offsets = offsets();
    var ends = scenario.administrator().ends(Topics.SENSOR_READINGS);
    var cut = map(ends, partition -> ends.get(partition) * 3 / 4);
    var clients =
        new OvertakenClients(scenario, 4, () -> scenario.administrator().deleteBefore(cut));

    // when
    scoreAll(scenario.workers(clients));

    // then: it had read up to somewhere, which the scores tell
    var scores = scenario.scores();
    var committed = new HashMap<TopicPartition, Long>(map(cut, partition -> 0));
    scores.values().stream()
        .filter(score -> score.source().offset() < cut.get(partition(score.source())))
        .forEach(
            score ->
                committed.merge(partition(score.source()), score.source().offset() + 1, Math::max));
    SameScores.assertSame(scores, withoutCutWindows(offsets, committed, cut));
    double lost = scenario.counted("sluice.scoring.readings.lost");
    assertThat(lost).isPositive();
    assertThat(scenario.counted("sluice.scoring.readings")).isEqualTo(readings.size() - lost);
  }

  private static TopicPartition partition(SourceRef source) {
    return new TopicPartition(source.topic(), source.partition());
  }

  /** What an undisturbed run commits, but for windows that are new and lack a reading. */
  private static Map<String, Score> withoutCutWindows(
      Map<String, Map<Instant, Long>> offsets,
      Map<TopicPartition, Long> committed,
      Map<TopicPartition, Long> cut) {
    var expected = new TreeMap<>(undisturbed);
    expected
        .values()
        .removeIf(
            score -> {
              var partition = partition(score.source());
              long first = offsets.get(score.asset()).get(score.windowStart());
              return score.source().offset() >= committed.get(partition)
                  && first < cut.get(partition);
            });
    assertThat(expected).hasSizeBetween(1, undisturbed.size() - 1);
    firstOfEachAsset(expected, committed)
        .forEach(
            score -> {
              var partition = partition(score.source());
              long first = offsets.get(score.asset()).get(score.windowStart());
              if (first >= Math.max(committed.get(partition), cut.get(partition))) {
                expected.put(score.id().toString(), marked(score));
              }
            });
    return expected;
  }

  /** New ones only. */
  private static Collection<Score> firstOfEachAsset(
      Map<String, Score> scores, Map<TopicPartition, Long> committed) {
    return scores.values().stream()
        .filter(score -> score.source().offset() >= committed.get(partition(score.source())))
        .collect(
            Collectors.toMap(
                Score::asset,
                score -> score,
                BinaryOperator.minBy(Comparator.comparing(Score::windowEnd))))
        .values();
  }

  /** Its window began anew, after what is gone. */
  private static Score marked(Score score) {
    return new Score(
        score.id(),
        score.asset(),
        score.stream(),
        score.profile(),
        score.bundle(),
        score.windowStart(),
        score.windowEnd(),
        true,
        score.detectors(),
        score.ratio(),
        score.severity(),
        score.contributors(),
        score.state(),
        score.infoLevel(),
        score.debounce(),
        score.data(),
        score.drift(),
        score.mode(),
        score.label(),
        score.source(),
        score.latencyMs());
  }

  /** Where each reading lies, by asset and time. */
  private Map<String, Map<Instant, Long>> offsets() {
    var offsets = new HashMap<String, Map<Instant, Long>>();
    for (var record : scenario.read(Topics.SENSOR_READINGS)) {
      var reading = Scenario.decode(record.value(), Reading.class);
      offsets
          .computeIfAbsent(reading.asset(), asset -> new HashMap<>())
          .put(reading.time(), record.offset());
    }
    return offsets;
  }

  private static Map<TopicPartition, Long> map(
      Map<TopicPartition, Long> of, ToLongFunction<TopicPartition> offset) {
    var mapped = new HashMap<TopicPartition, Long>();
    of.keySet().forEach(partition -> mapped.put(partition, offset.applyAsLong(partition)));
    return mapped;
  }
}
