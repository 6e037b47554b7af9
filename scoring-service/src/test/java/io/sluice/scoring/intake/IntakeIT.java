package io.sluice.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.sluice.contracts.Headers;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Quality;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.platform.session.CommitNote;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.scoring.plant.SmallPlant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeIT {

  @TempDir static Path bundles;

  private static Path folder;
  @AutoClose private final Scenario scenario = new Scenario(bundles);

  @BeforeAll
  static void train() {
    folder = SmallBundle.write(bundles);
  }

  private static List<Reading> readings(int assets, int seconds) {
    var readings = new ArrayList<Reading>();
    for (int second = 0; second < seconds; second++) {
      for (int asset = 0; asset < assets; asset++) {
        readings.add(SmallPlant.reading(asset, second));
      }
    }
    return readings;
  }

  @Test
  void pipelines_of_different_prefixes_on_one_broker_do_not_see_each_other() {
    // given
    var topics = Topics.ofPrefix("backtest-");
    scenario.createTopics(topics);
    List<Reading> own = readings(1, SmallPlant.WINDOW + 20);
    List<Reading> others =
        IntStream.range(0, SmallPlant.WINDOW + 10)
            .mapToObj(second -> SmallPlant.reading(1, second))
            .toList();

    // when
    scenario.workers(scenario.clients("same", "backtest-"));
    scenario.workers("same");
    scenario.send(own);
    scenario.sendTo(topics.sensorReadings(), others);
    scenario.awaitAllCommitted();
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> scenario.read(topics.anomalyScores()).size() == 11);

    // then
    assertThat(scenario.scores().values())
        .hasSize(21)
        .allSatisfy(
            score -> {
              assertThat(score.asset()).isEqualTo(own.getFirst().asset());
              assertThat(score.source().topic()).isEqualTo(Topics.SENSOR_READINGS);
            });
    assertThat(scenario.read(topics.anomalyScores()))
        .extracting(record -> Scenario.decode(record.value(), Score.class))
        .allSatisfy(
            score -> {
              assertThat(score.asset()).isEqualTo(others.getFirst().asset());
              assertThat(score.source().topic()).isEqualTo(topics.sensorReadings());
            });
  }

  @Test
  void scores_are_those_that_detection_computes() throws Exception {
    // given
    var readings = readings(3, 150);
    scenario.send(readings);

    // when
    scenario.workers("one");
    scenario.awaitAllCommitted();

    // then
    var scores = scenario.scores();
    int expected = 0;
    try (var bundle = Bundle.load(folder);
        var scorer = new WindowScorer(bundle, 1)) {
      var rings = new HashMap<String, WindowRing>();
      var memories = new HashMap<String, Memory>();
      for (int i = 0; i < readings.size(); i++) {
        Reading reading = readings.get(i);
        var memory =
            memories.computeIfAbsent(
                reading.asset(), asset -> bundle.remembering().orElseThrow().memory(asset));
        var ring =
            rings.computeIfAbsent(reading.asset(), asset -> new WindowRing(bundle.profile()));
        if (ring.offer(reading.time().toEpochMilli(), values(bundle, reading), i)
            != Admission.WINDOW) {
          continue;
        }
        expected++;
        memory.take(ring);
        scorer.add(ring, memory);
        Verdict verdict = scorer.score().getFirst();
        Score score = scoreOf(reading, scores.values());
        assertThat(score.ratio()).isCloseTo(verdict.ratio(), within(1e-9));
        assertThat(score.severity()).isEqualTo(verdict.severity());
        assertThat(score.contributors()).hasSameSizeAs(verdict.contributors());
        assertThat(score.label()).isEqualTo(reading.label());
        assertThat(score.mode())
            .isEqualTo(reading.values().get("P101").equals(2.0) ? "filling" : null);
        assertThat(score.windowEnd()).isEqualTo(reading.time());
        assertThat(score.windowStart())
            .isEqualTo(reading.time().minusSeconds(SmallPlant.WINDOW - 1));
        assertThat(score.latencyMs()).isPositive();
      }
    }
    assertThat(expected).isEqualTo(3 * (150 - SmallPlant.WINDOW + 1));
    assertThat(scores).hasSize(expected);
    assertThat(scores.values()).anyMatch(score -> score.severity().isAnomalous());
    assertThat(scores.values()).extracting(Score::mode).contains("filling", (String) null);
  }

  private static double[] values(Bundle bundle, Reading reading) {
    return bundle.profile().tags().stream()
        .map(Tag::name)
        .mapToDouble(
            tag -> {
              Double value = reading.values().get(tag);
              boolean bad = reading.quality() != null && reading.quality().get(tag) == Quality.BAD;
              return bad || value == null ? Double.NaN : value;
            })
        .toArray();
  }

  @Test
  void what_cannot_be_read_is_a_dead_letter_and_the_rest_goes_on() {
    // given
    var good = readings(1, 20);
    String asset = SmallPlant.asset(0);
    byte[] poison = "{\"asset\":\"plant-0\",\"profile\":".getBytes(UTF_8);
    var unknown =
        new Reading(asset, "nobody-trained-it", SmallPlant.START, Map.of("T", 1.0), null, null);
    scenario.send(good.subList(0, 10));
    scenario.send(asset, poison);
    scenario.send(asset, Messages.encode(unknown));
    scenario.send("somebody-else", Messages.encode(good.get(3)));
    scenario.send(null, Messages.encode(good.get(3)));
    scenario.send(asset, null);
    scenario.send(good.subList(10, 20));

    // when
    scenario.workers("one");
    scenario.awaitAllCommitted();

    // then
    assertThat(scenario.scores()).hasSize(20 - SmallPlant.WINDOW + 1);
    var letters = scenario.read(Topics.SENSOR_READINGS_DLQ);
    assertThat(letters)
        .extracting(letter -> header(letter, Headers.DEAD_LETTER_REASON))
        .containsExactlyInAnyOrder(
            "malformed", "unknown-profile", "wrong-key", "wrong-key", "malformed");
    assertThat(letters)
        .filteredOn(letter -> letter.value() != null)
        .filteredOn(letter -> header(letter, Headers.DEAD_LETTER_REASON).equals("malformed"))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.value()).isEqualTo(poison);
              assertThat(letter.key()).isEqualTo(asset.getBytes(UTF_8));
              assertThat(header(letter, Headers.DEAD_LETTER_DETAIL)).contains("line 1, column");
              assertThat(header(letter, Headers.DEAD_LETTER_SOURCE))
                  .matches("sensor-readings-\\d@10");
              assertThat(header(letter, Headers.PRODUCED_AT)).isNotEmpty();
            });
    assertThat(letters)
        .extracting(letter -> header(letter, Headers.DEAD_LETTER_DETAIL))
        .anyMatch(detail -> detail.contains("no bundle serves profile 'nobody-trained-it'"));
  }

  private static Score scoreOf(Reading reading, Collection<Score> scores) {
    return scores.stream()
        .filter(score -> score.asset().equals(reading.asset()))
        .filter(score -> score.windowEnd().equals(reading.time()))
        .findFirst()
        .orElseThrow();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  @Test
  void the_commit_says_from_where_windows_can_be_rebuilt() {
    // given
    scenario.send(readings(1, 40));

    // when
    scenario.workers("one");
    scenario.awaitAllCommitted();

    // then
    assertThat(scenario.administrator().committedWithMetadata().values())
        .filteredOn(committed -> committed.offset() == 40)
        .singleElement()
        .satisfies(
            committed ->
                assertThat(CommitNote.decode(committed.metadata()).orElseThrow().from())
                    .isBetween(40L - SmallPlant.WINDOW - 12, 40L - SmallPlant.WINDOW));
  }
}
