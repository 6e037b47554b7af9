package io.sluice.alert;

import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sluice.alert.intake.Scores;
import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Score;
import io.sluice.contracts.Severity;
import io.sluice.contracts.Topics;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An asset that is not heard of any more is an incident, and another one does not stay open for
 * ever because of that.
 */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SilentAssetsIT.BriefSilence.class)
class SilentAssetsIT {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");
  private static final Duration SILENCE = Duration.ofSeconds(3);

  /** Profile of assets that are missed soon. */
  private static final String LIVE = "live";

  /** Seconds for what takes a day. */
  public static class BriefSilence implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "sluice.alert.incident.on-delay",
          "1s",
          "sluice.alert.incident.off-delay",
          "2s",
          "sluice.alert.incident.max-silence",
          SILENCE.toString(),
          "sluice.alert.incident.profiles." + LIVE + ".max-silence",
          "1h",
          "sluice.alert.incident.profiles." + LIVE + ".asset-silent",
          "2s",
          "sluice.alert.command.answer-within",
          "500ms");
    }
  }

  private final String servers;
  private final DataSource database;
  private final String asset = "plant-" + UUID.randomUUID();
  private Broker broker;

  SilentAssetsIT(
      @ConfigProperty(name = "kafka.bootstrap.servers") String servers, DataSource database) {
    this.servers = servers;
    this.database = database;
  }

  @BeforeEach
  void connect() {
    broker = new Broker(servers);
  }

  @AfterEach
  void disconnect() {
    broker.close();
  }

  @Test
  void anIncidentEndsWhenItsAssetFallsSilentAndSaysSo() {
    // given
    broker.send(Scores.episode(asset, START, 1.7).subList(0, 25));
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(1));

    // when / then: nothing more is sent
    await().atMost(Duration.ofSeconds(30)).until(() -> broker.alerts(asset).size() == 2);
    List<Alert> alerts = broker.alerts(asset);
    assertThat(alerts).extracting(Alert::kind).containsExactly(OPENED, RESOLVED);
    assertThat(alerts.getLast().text()).contains("It fell silent");
    assertThat(alerts.getLast().updatedAt()).isEqualTo(START.plusSeconds(24).plus(SILENCE));
  }

  @Test
  void whatCannotBeJudgedKeepsNobodyElseOpen() throws SQLException {
    // given: both before the asset by name; nothing is known of one, and the other has no episode
    String unreadable = "a-" + asset;
    store(unreadable, "{\"phase\":{\"phase\":\"OF_TOMORROW\"}}");
    store(
        "b-" + asset,
        """
        {"version":1,"state":{"streams":{"swat":{"profile":"swat","progress":{"lastSeen":"2015-12-28T10:00:00Z",
         "position":{"partition":0,"offset":1},"heardAt":"2015-12-28T10:00:00Z"},
         "process":{"phase":"ACTIVE"},"data":{"phase":"CALM"},"drift":{"phase":"CALM"}}}}}
        """);

    // when
    broker.send(Scores.episode(asset, START, 1.7).subList(0, 25));

    // then
    await().atMost(Duration.ofSeconds(30)).until(() -> broker.alerts(asset).size() == 2);
    await().atMost(Duration.ofSeconds(30)).until(() -> phase(unreadable).equals("CALM"));
  }

  private void store(String name, String state) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into alerting.asset_state (asset, \"partition\", phase, state, look_at)"
                    + " values (?, 0, 'ACTIVE', ?, now() - interval '1 hour')")) {
      insert.setString(1, name);
      insert.setString(2, state);
      insert.executeUpdate();
    }
  }

  private String phase(String name) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement("select phase from alerting.asset_state where asset = ?")) {
      select.setString(1, name);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  @Test
  void anAssetThatSpeaksAgainIsJudgedAnew() {
    // given
    broker.send(Scores.episode(asset, START, 1.7).subList(0, 25));
    await().atMost(Duration.ofSeconds(30)).until(() -> broker.alerts(asset).size() == 2);

    // when
    broker.send(Scores.episode(asset, START.plusSeconds(3_600), 1.7).subList(0, 25));

    // then
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(3));
    assertThat(broker.alerts(asset).getLast().kind()).isEqualTo(OPENED);
  }

  @Test
  void anAssetOfWhichNothingComesIsAnIncidentOnceUntilItSpeaksAgain() {
    // given: ten seconds of a plant, by the clock on the wall
    Instant now = Instant.now();
    broker.send(live(asset, now.minusSeconds(10), 11));

    // when: nothing more is sent
    await().atMost(Duration.ofSeconds(30)).until(() -> !broker.alerts(asset).isEmpty());

    // then
    Alert opened = broker.alerts(asset).getFirst();
    assertThat(opened.kind()).isEqualTo(OPENED);
    assertThat(opened.category()).isEqualTo(Category.DATA);
    assertThat(opened.severity()).isEqualTo(Severity.WARNING);
    assertThat(opened.text()).endsWith(": stream swat is silent, as all of its asset is");

    // when: it speaks for longer than the off-delay
    broker.send(live(asset, now.plusSeconds(60), 5));

    // then: told once, and ended
    await().atMost(Duration.ofSeconds(30)).until(() -> broker.alerts(asset).size() >= 2);
    assertThat(broker.alerts(asset)).extracting(Alert::kind).containsExactly(OPENED, RESOLVED);
    assertThat(broker.alerts(asset).getLast().text()).doesNotContain("all-clear");
  }

  @Test
  void aReplayThatEndsAndAnAssetWhoseReadingsWaitAreNotSilent() throws Exception {
    // given: of one a reading waits for scoring-service, one is of another year
    String other = elsewhere(asset);
    String replayed = on(partition(other), "replayed-" + asset);
    broker.send(Topics.SENSOR_READINGS, asset, new byte[] {1});
    broker.flush();
    Instant now = Instant.now();
    broker.send(live(asset, now.minusSeconds(10), 11));
    broker.send(live(replayed, START, 11));

    // when
    broker.send(live(other, now.minusSeconds(10), 11));
    await().atMost(Duration.ofSeconds(30)).until(() -> !broker.alerts(other).isEmpty());

    // then
    assertThat(broker.alerts(asset)).isEmpty();
    assertThat(broker.alerts(replayed)).isEmpty();

    // when: it is judged, and no score came of it
    readingsAreJudged();

    // then
    await().atMost(Duration.ofSeconds(30)).until(() -> !broker.alerts(asset).isEmpty());
    assertThat(broker.alerts(replayed)).isEmpty();
  }

  private static List<Score> live(String asset, Instant first, int windows) {
    return Scores.of(
        LIVE, Scores.run(asset, first, DoubleStream.generate(() -> 0.3).limit(windows).toArray()));
  }

  /** scoring-service has not judged what came of it: that is no silence. */
  @Test
  void anAssetWhoseReadingsWaitStaysOpenUntilTheyAreJudged() throws Exception {
    // given: two assets on different partitions; of the first a reading waits
    String other = elsewhere(asset);
    broker.send(Topics.SENSOR_READINGS, asset, new byte[] {1});
    broker.flush();
    broker.send(Scores.episode(asset, START, 1.7).subList(0, 25));
    await().untilAsserted(() -> assertThat(broker.alerts(asset)).hasSize(1));
    broker.send(Scores.episode(other, START, 1.7).subList(0, 25));

    // when
    await().atMost(Duration.ofSeconds(30)).until(() -> broker.alerts(other).size() == 2);

    // then
    assertThat(broker.alerts(asset)).hasSize(1);

    // when: it is judged, and no score came of it
    readingsAreJudged();

    // then
    await().atMost(Duration.ofSeconds(30)).until(() -> broker.alerts(asset).size() == 2);
  }

  private void readingsAreJudged() throws Exception {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      var partition = new TopicPartition(Topics.SENSOR_READINGS, partition(asset));
      long end =
          admin
              .listOffsets(Map.of(partition, OffsetSpec.latest()))
              .partitionResult(partition)
              .get()
              .offset();
      admin
          .alterConsumerGroupOffsets(
              ConsumerGroups.SCORING, Map.of(partition, new OffsetAndMetadata(end)))
          .all()
          .get();
    }
  }

  private static String elsewhere(String asset) {
    return on((partition(asset) + 1) % KafkaResource.PARTITIONS, asset);
  }

  /** Of a name that begins like another. */
  private static String on(int partition, String asset) {
    String name = asset;
    while (partition(name) != partition) {
      name += "x";
    }
    return name;
  }

  /** What becomes of it is told by who owns its partition now, once its scores are judged. */
  @Test
  void anAssetWhoseScoresGoToAnotherReplicaStaysOpen() {
    // given: an incident on each partition
    Map<Integer, String> assets =
        IntStream.range(0, KafkaResource.PARTITIONS)
            .boxed()
            .collect(Collectors.toMap(number -> number, number -> on(number, asset)));
    assets.values().forEach(one -> broker.send(Scores.episode(one, START, 1.7).subList(0, 25)));
    assets
        .values()
        .forEach(one -> await().untilAsserted(() -> assertThat(broker.alerts(one)).hasSize(1)));
    var last = new AtomicReference<>(START.plusSeconds(24));
    Set<Integer> lost;
    try (var other = replica()) {

      // when: it speaks until others are to hear it
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                Instant now = last.updateAndGet(time -> time.plusSeconds(1));
                assets.values().forEach(one -> broker.send(Scores.run(one, now, 1.7)));
                other.poll(Duration.ofMillis(200));
                return !other.assignment().isEmpty();
              });
      lost = other.assignment().stream().map(TopicPartition::partition).collect(Collectors.toSet());

      // then
      assertThat(lost).hasSizeLessThan(assets.size());
      assets.forEach(
          (partition, one) -> {
            if (!lost.contains(partition)) {
              await().atMost(Duration.ofSeconds(30)).until(() -> broker.alerts(one).size() == 2);
            }
          });
      await()
          .during(Duration.ofSeconds(1))
          .until(
              () ->
                  lost.stream().allMatch(number -> broker.alerts(assets.get(number)).size() == 1));
    }

    // then: with the scores that nobody has judged meanwhile
    for (int number : lost) {
      String one = assets.get(number);
      await().atMost(Duration.ofMinutes(2)).until(() -> broker.alerts(one).size() == 2);
      assertThat(broker.alerts(one).getLast().updatedAt()).isEqualTo(last.get().plus(SILENCE));
    }
  }

  /** In the group of the service, but it only takes partitions away. */
  private KafkaConsumer<byte[], byte[]> replica() {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                servers,
                "group.id",
                ConsumerGroups.ALERT,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "latest",
                "partition.assignment.strategy",
                RangeAssignor.class.getName()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topics.ANOMALY_SCORES, Topics.INCIDENT_COMMANDS));
    return consumer;
  }

  /** As producers choose it. */
  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8)))
        % KafkaResource.PARTITIONS;
  }
}
