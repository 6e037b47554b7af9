package io.sluice.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Drift;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Severity;
import io.sluice.contracts.StreamKey;
import io.sluice.contracts.Topics;
import io.sluice.scoring.drift.DriftConfig;
import io.sluice.scoring.drift.DriftMetrics;
import io.sluice.scoring.drift.DriftStage;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.plant.SmallFlows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of drift, whatever happens to who tells it. */
class DriftIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Enough for three windows before the change and three after it. */
  private static final int BEFORE = 1_500;

  private static final int AFTER = 1_500;

  @TempDir static Path bundles;

  @AutoClose private final Scenario scenario = new Scenario(bundles);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private record EverySecond(boolean enabled, Duration commitEvery, int maxStreams)
      implements DriftConfig {}

  @BeforeAll
  static void train() {
    SmallFlows.write(bundles);
  }

  private DriftStage stage(String instance) {
    var stage =
        new DriftStage(
            scenario.connection(),
            scenario.intake(),
            instance,
            Topics.PLAIN,
            ConsumerGroups.PLAIN,
            scenario.bundles(bundles),
            new EverySecond(true, Duration.ofMillis(200), 100),
            new DriftMetrics(meters));
    stage.start();
    return stage;
  }

  /** Of two assets; those of the second change half way, and are labelled. */
  private static List<Reading> readings() {
    var random = new Random(3);
    var readings = new ArrayList<Reading>();
    for (int i = 0; i < BEFORE + AFTER; i++) {
      readings.add(flow("net-1", i, random, 0.75, 1));
      readings.add(
          i < BEFORE ? flow("net-2", i, random, 0.75, 1) : flow("net-2", i, random, 0.1, 40));
    }
    return readings;
  }

  private static Reading flow(String asset, int i, Random random, double tcp, int factor) {
    boolean isTcp = random.nextDouble() < tcp;
    double bytes = isTcp ? 800 + random.nextInt(400) : 60 + random.nextInt(30);
    return new Reading(
        asset,
        SmallFlows.PROFILE,
        SmallFlows.PROFILE,
        SmallFlows.START.plusMillis(250L * i),
        Map.of("bytes", bytes * factor),
        Map.of("proto", isTcp ? "tcp" : "udp"),
        null,
        asset + i,
        0);
  }

  /** By asset, the newest that the topic has. */
  private Map<String, Drift> told() {
    var told = new TreeMap<String, Drift>();
    scenario
        .read(Topics.DRIFT)
        .forEach(
            record -> {
              Drift drift = Scenario.decode(record.value(), Drift.class);
              assertThat(new String(record.key(), UTF_8))
                  .isEqualTo("{\"asset\":\"%s\",\"stream\":\"flows\"}".formatted(drift.asset()));
              told.put(drift.asset(), drift);
            });
    return told;
  }

  private void awaitAllWatched() {
    var administrator = scenario.administrator();
    await()
        .atMost(LIMIT)
        .until(
            () ->
                administrator.lag(ConsumerGroups.PLAIN.drift(), Topics.SENSOR_READINGS) == 0
                    && administrator.lag(ConsumerGroups.PLAIN.drift(), Topics.ANOMALY_SCORES) == 0
                    && administrator.lag(ConsumerGroups.PLAIN.drift(), Topics.ALERTS) == 0);
  }

  @Test
  void tells_which_stream_is_unlike_training_and_by_what() {
    // given
    var workers = scenario.workers("one");
    scenario.send(readings());
    scenario.awaitAllCommitted();
    workers.stop();

    // when
    var stage = stage("drift");
    awaitAllWatched();

    // then
    Map<String, Drift> told = told();
    assertThat(told).containsOnlyKeys("net-1", "net-2");
    assertThat(told.get("net-1").isDrifting()).isFalse();
    Drift changed = told.get("net-2");
    assertThat(changed.isDrifting()).isTrue();
    assertThat(changed.readings()).isEqualTo(BEFORE + AFTER);
    assertThat(changed.tags())
        .filteredOn(Drift.Tag::isDrifting)
        .extracting(Drift.Tag::tag)
        .containsExactlyInAnyOrder("proto", "bytes");
    assertThat(changed.detectors().get("autoencoder").changedAt())
        .isAfter(SmallFlows.START.plusMillis(250L * BEFORE));
    assertThat(changed.errors().changedAt()).isAfter(SmallFlows.START.plusMillis(250L * BEFORE));
    assertThat(meters.get("sluice.scoring.drift.streams").gauge().value()).isEqualTo(2);
    assertThat(meters.get("sluice.scoring.drift.streams.drifting").gauge().value()).isEqualTo(1);
    stage.stop();
    assertThat(meters.get("sluice.scoring.drift.streams").gauge().value()).isZero();
  }

  /** By stream, all that is remembered. */
  private Map<StreamKey, byte[]> remembered() {
    var stored = new StoredMemories();
    scenario.read(Topics.DRIFT_STATE).forEach(record -> stored.read(record.key(), record.value()));
    var remembered = new TreeMap<StreamKey, byte[]>();
    stored.takeAll().forEach((stream, memory) -> remembered.put(stream, memory.snapshot()));
    return remembered;
  }

  /** What alert-service tells when somebody says what an incident turned out to be. */
  private static Alert labelled(int number, IncidentLabel label) {
    Instant at = SmallFlows.START.plusSeconds(60L * number);
    UUID incident = MessageIds.incident("net-1", Category.PROCESS, at, 0, number);
    return new Alert(
        UUID.nameUUIDFromBytes(("alert" + number).getBytes(UTF_8)),
        incident,
        "net-1",
        List.of(SmallFlows.PROFILE, "nobody-watches-this"),
        SmallFlows.PROFILE,
        AlertKind.LABELLED,
        Severity.WARNING,
        at,
        at,
        1.6,
        List.of(),
        Category.PROCESS,
        null,
        null,
        "somebody said what it was",
        Map.of(),
        null,
        new CommandRef(
            UUID.nameUUIDFromBytes(("command" + number).getBytes(UTF_8)),
            "operator",
            at,
            null,
            label,
            null));
  }

  private static IncidentLabel label(int number) {
    if (number % 3 == 0) {
      return number % 2 == 0 ? IncidentLabel.MAINTENANCE : IncidentLabel.UNKNOWN;
    }
    boolean isFalse = number > 90 || number % 10 == 1;
    return isFalse ? IncidentLabel.FALSE_POSITIVE : IncidentLabel.TRUE_POSITIVE;
  }

  @Test
  void what_people_say_of_incidents_tells_that_more_of_them_are_none_whenever_it_is_stopped() {
    // given
    var workers = scenario.workers("one");
    var random = new Random(5);
    scenario.send(IntStream.range(0, 100).mapToObj(i -> unlabelled(i, random)).toList());
    scenario.awaitAllCommitted();
    workers.stop();
    var first = stage("first");
    awaitAllWatched();
    for (int number = 0; number < 75; number++) {
      scenario.sendTo(Topics.ALERTS, "net-1", Messages.encode(labelled(number, label(number))));
    }
    awaitAllWatched();
    first.stop();

    // when: somebody else goes on, who has only heard of the stream, and of some of it again
    for (int number = 60; number < 150; number++) {
      scenario.sendTo(Topics.ALERTS, "net-1", Messages.encode(labelled(number, label(number))));
    }
    var second = stage("second");
    awaitAllWatched();
    second.stop();

    // then: of 150 a third says nothing, and 60 s after each other they went wrong from 91 on
    Drift told = told().get("net-1");
    assertThat(told.changed()).contains(Drift.ERRORS);
    assertThat(told.errors().changedAt())
        .isBetween(SmallFlows.START.plusSeconds(60 * 91), SmallFlows.START.plusSeconds(60 * 120));
    assertThat(told.readings()).isEqualTo(100);
  }

  private static Reading unlabelled(int i, Random random) {
    Reading flow = flow("net-1", i, random, 0.75, 1);
    return new Reading(
        flow.asset(),
        flow.stream(),
        flow.profile(),
        flow.time(),
        flow.values(),
        flow.texts(),
        null,
        flow.id(),
        null);
  }

  @Test
  void remembers_the_same_if_it_is_stopped_again_and_again() {
    // given
    List<Reading> readings = readings();
    var workers = scenario.workers("one");
    scenario.send(readings);
    scenario.awaitAllCommitted();
    workers.stop();
    var undisturbed = stage("undisturbed");
    awaitAllWatched();
    undisturbed.stop();
    Map<StreamKey, byte[]> expected = remembered();

    // when: from the beginning, in parts
    scenario.administrator().deleteGroups();
    scenario.administrator().makeAnew(Topics.DRIFT);
    scenario.administrator().makeAnew(Topics.DRIFT_STATE);
    for (int part = 1; part <= 4; part++) {
      var stage = stage("part-" + part);
      long wanted = (long) readings.size() * part / 5;
      await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(10))
          .until(
              () ->
                  scenario
                          .administrator()
                          .committed(ConsumerGroups.PLAIN.drift(), Topics.SENSOR_READINGS)
                      >= wanted);
      stage.stop();
    }
    var last = stage("last");
    awaitAllWatched();
    last.stop();

    // then
    assertThat(remembered()).containsExactlyEntriesOf(expected);
    assertThat(told().get("net-2").isDrifting()).isTrue();
  }
}
