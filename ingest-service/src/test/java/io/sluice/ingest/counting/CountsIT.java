package io.sluice.ingest.counting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Headers;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Topics;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.counts.Counts;
import io.sluice.counts.CountsFile;
import io.sluice.counts.InvalidCountsException;
import io.sluice.counts.KeyRoom;
import io.sluice.ingest.metrics.CountsMetrics;
import io.sluice.ingest.profile.KnownProfile;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.platform.session.GroupClients;
import io.sluice.testbed.kafka.EmbeddedKafka;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to who counts, what is on the log is what an undisturbed one makes of it. */
class CountsIT {

  private static final int PARTITIONS = 3;
  private static final int RECORDS = 12_000;
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  private static final String YAML =
      """
      counts:
        flows-seconds:
          of: flows
          interval: 10s
          lateness: 15s
          tags:
            flows: {count: records}
            bytes: {sum: bytes}
            ports_of_a_source: {distinct: port, per: source}
      """;

  private EmbeddedKafka kafka;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger faults = new AtomicInteger();
  private final List<CountsStage> stages = new ArrayList<>();

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary());
    kafka.createTopics(Topics.PLAIN.all(), PARTITIONS);
  }

  @AfterEach
  void stop() {
    stages.forEach(CountsStage::stop);
    kafka.close();
  }

  @Test
  void stopped_again_and_again_it_tells_the_same_to_the_last_byte() {
    // given
    send(flows());
    Map<Integer, List<String>> undisturbed = undisturbed();

    // when
    for (int i = 1; i <= 6; i++) {
      long part = (long) RECORDS * i / 7;
      CountsStage stage = stage("stopped-" + i, 0);
      await().atMost(Duration.ofSeconds(60)).until(() -> committed() >= part);
      stage.stop();
    }
    stage("last", 0);
    awaitAll();

    // then
    assertThat(made()).isEqualTo(undisturbed);
    assertThat(undisturbed.values().stream().mapToInt(List::size).sum()).isGreaterThan(200);
  }

  @Test
  void commits_that_fail_and_members_that_join_tell_the_same() {
    // given
    send(flows());
    Map<Integer, List<String>> undisturbed = undisturbed();

    // when
    stage("failing", 3);
    await().atMost(Duration.ofSeconds(60)).until(() -> committed() > RECORDS / 4);
    stage("second", 0);
    awaitAll();

    // then
    assertThat(faults).hasValueGreaterThan(3);
    assertThat(made()).isEqualTo(undisturbed);
  }

  @Test
  void what_is_made_is_a_reading_of_a_stream_of_its_own_with_the_time_it_was_caused() {
    // given
    send(flows());

    // when
    stage("one", 0);
    awaitAll();

    // then
    ConsumerRecord<byte[], byte[]> first =
        log().stream().filter(CountsIT::isMade).findFirst().orElseThrow();
    assertThat(new String(first.value(), UTF_8))
        .startsWith("{\"asset\":\"net-")
        .contains("\"profile\":\"flows-seconds\"", "\"values\":{\"flows\":", "\"bytes\":");
    assertThat(new String(first.value(), UTF_8)).doesNotContain("\"stream\"");
    assertThat(first.headers().lastHeader(Headers.PRODUCED_AT).value())
        .isEqualTo("2026-05-04T13:00:00Z".getBytes(UTF_8));
    assertThat(meters.get("sluice.ingest.counts.records").counters()).hasSize(4);
  }

  /** What the counters alone say, record by record. */
  private Map<Integer, List<String>> undisturbed() {
    var expected = new HashMap<Integer, List<String>>();
    var partitions = new HashMap<Integer, PartitionCounts>();
    for (ConsumerRecord<byte[], byte[]> record : log()) {
      List<String> of = expected.computeIfAbsent(record.partition(), number -> new ArrayList<>());
      partitions
          .computeIfAbsent(
              record.partition(),
              number ->
                  new PartitionCounts(
                      counts(),
                      new KeyRoom(KeyRoom.USUAL),
                      new CountsMetrics(new SimpleMeterRegistry()),
                      reading -> of.add(new String(reading.encode(), UTF_8))))
          .take(record.value(), record.offset(), record.timestamp());
    }
    return expected;
  }

  private Map<Integer, List<String>> made() {
    var made = new HashMap<Integer, List<String>>();
    for (ConsumerRecord<byte[], byte[]> record : log()) {
      List<String> of = made.computeIfAbsent(record.partition(), number -> new ArrayList<>());
      if (isMade(record)) {
        of.add(new String(record.value(), UTF_8));
      }
    }
    return made;
  }

  private static boolean isMade(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8).contains("flows-seconds");
  }

  private CountsStage stage(String instance, int failing) {
    var calls = new AtomicInteger();
    var limits =
        new GroupClients.Limits(Duration.ofSeconds(6), Duration.ofSeconds(4), 150, 1 << 20);
    var clients =
        new GroupClients(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            limits,
            instance,
            ConsumerGroups.COUNTS,
            CooperativeStickyAssignor.class) {
          @Override
          public Producer<byte[], byte[]> producer(int worker) {
            return failing == 0
                ? super.producer(worker)
                : faulty(super.producer(worker), failing, calls, faults);
          }
        };
    var stage =
        new CountsStage(
            clients,
            Topics.SENSOR_READINGS,
            counts(),
            new Known(),
            new CountsMetrics(meters),
            Duration.ofMillis(1));
    stages.add(stage);
    stage.start();
    return stage;
  }

  @SuppressWarnings("unchecked")
  private static Producer<byte[], byte[]> faulty(
      Producer<byte[], byte[]> real, int every, AtomicInteger calls, AtomicInteger faults) {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            CountsIT.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, called, arguments) -> {
              if (called.getName().equals("commitTransaction")
                  && calls.incrementAndGet() % every == 0) {
                faults.incrementAndGet();
                throw new KafkaException("on purpose");
              }
              try {
                return called.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static List<Counts> counts() {
    try {
      return CountsFile.read(YAML.getBytes(UTF_8));
    } catch (InvalidCountsException e) {
      throw new AssertionError(e);
    }
  }

  /** The profile that is made, as of a bundle. */
  private static final class Known implements KnownProfiles {

    private final KnownProfile made =
        new KnownProfile(
            Profile.withDefaults(
                "flows-seconds",
                List.of(new Tag("flows", null, TagKind.CONTINUOUS, 1, null, null, null)),
                Duration.ofSeconds(10)));

    @Override
    public Optional<KnownProfile> find(String name) {
      return name.equals(made.name()) ? Optional.of(made) : Optional.empty();
    }

    @Override
    public Collection<String> names() {
      return Set.of(made.name());
    }
  }

  /** Of five networks, one of which is silent for long; some late, and a clock that goes back. */
  private static List<Reading> flows() {
    var random = new Random(7);
    var flows = new ArrayList<Reading>();
    for (int i = 0; i < RECORDS; i++) {
      int asset = random.nextInt(5);
      if (asset == 4 && i > 2_000 && i < 9_000) {
        continue;
      }
      double second = i * 0.1 - (random.nextInt(10) == 0 ? random.nextDouble() * 20 : 0);
      if (asset == 3 && i > 6_000) {
        second -= 400;
      }
      var texts =
          Map.of(
              "port", Integer.toString(random.nextInt(200)), "source", "10.0." + random.nextInt(9));
      flows.add(
          new Reading(
              "net-" + asset,
              "flows",
              "flows",
              NOON.plusMillis(Math.round(second * 1000)),
              new LinkedHashMap<>(Map.of("bytes", 1.0 * random.nextInt(1_000))),
              texts,
              null,
              null,
              null));
    }
    return flows;
  }

  private void send(List<Reading> readings) {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Reading reading : readings) {
        var record =
            new ProducerRecord<>(
                Topics.SENSOR_READINGS, reading.asset().getBytes(UTF_8), Messages.encode(reading));
        record.headers().add(Headers.PRODUCED_AT, "2026-05-04T13:00:00Z".getBytes(UTF_8));
        producer.send(record);
      }
    }
  }

  /** All committed records, partition by partition. */
  private List<ConsumerRecord<byte[], byte[]>> log() {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions = partitions();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }

  private static List<TopicPartition> partitions() {
    var partitions = new ArrayList<TopicPartition>();
    for (int number = 0; number < PARTITIONS; number++) {
      partitions.add(new TopicPartition(Topics.SENSOR_READINGS, number));
    }
    return partitions;
  }

  private long committed() {
    return offsets().values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<TopicPartition, Long> offsets() {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      var offsets = new HashMap<TopicPartition, Long>();
      admin
          .listConsumerGroupOffsets(ConsumerGroups.COUNTS)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
      return offsets;
    } catch (ExecutionException e) {
      return Map.of();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Until all that was sent is counted; what was made of it follows on the same log. */
  private void awaitAll() {
    var ends = new HashMap<TopicPartition, Long>();
    for (ConsumerRecord<byte[], byte[]> record : log()) {
      if (!isMade(record)) {
        ends.put(new TopicPartition(record.topic(), record.partition()), record.offset());
      }
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              var offsets = offsets();
              return ends.entrySet().stream()
                  .allMatch(end -> offsets.getOrDefault(end.getKey(), 0L) > end.getValue());
            });
  }
}
