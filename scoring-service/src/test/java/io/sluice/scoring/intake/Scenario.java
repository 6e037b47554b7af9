package io.sluice.scoring.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Headers;
import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.platform.session.WorkerPool;
import io.sluice.platform.tracing.Traces;
import io.sluice.scoring.bundle.BundlePins;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.metrics.ScoringMetrics;
import io.sluice.scoring.window.WindowConfig;
import io.sluice.testbed.kafka.EmbeddedKafka;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker to itself with readings on it, workers that come and go, and what they committed. */
final class Scenario implements AutoCloseable {

  static final int PARTITIONS = 4;
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private EmbeddedKafka kafka;
  private final boolean isLent;
  private KafkaProducer<byte[], byte[]> producer;
  private final Administrator administrator;
  private final Path bundles;
  private final Config config;
  private final List<WorkerPool> opened = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final IntakeLoad load = new IntakeLoad();

  Scenario(Path bundles) {
    this(bundles, Map.of());
  }

  /**
   * @param settings below {@code sluice.scoring.}, in place of or beside {@link #smallBatches}
   */
  Scenario(Path bundles, Map<String, String> settings) {
    this(bundles, settings, Brokers.lend(), true);
  }

  /** With a broker that is this scenario's to stop. */
  Scenario(Path bundles, EmbeddedKafka.Settings broker) {
    this(bundles, Map.of(), EmbeddedKafka.start(broker), false);
  }

  private Scenario(
      Path bundles, Map<String, String> settings, EmbeddedKafka kafka, boolean isLent) {
    this.bundles = bundles;
    this.kafka = kafka;
    this.isLent = isLent;
    var all = new HashMap<>(smallBatches());
    all.putAll(settings);
    config = config(all);
    kafka.createTopics(Topics.PLAIN.all(), PARTITIONS);
    administrator = new Administrator(connection());
  }

  Administrator administrator() {
    return administrator;
  }

  /** What one process commits that nothing happens to. */
  static Map<String, Score> undisturbed(Path bundles, List<Reading> readings) {
    return undisturbed(bundles, Map.of(), readings);
  }

  static Map<String, Score> undisturbed(
      Path bundles, Map<String, String> settings, List<Reading> readings) {
    try (var scenario = new Scenario(bundles, settings)) {
      scenario.send(readings);
      scenario.workers("undisturbed");
      scenario.awaitAllCommitted();
      return scenario.scores();
    }
  }

  /** What is committed if workers are replaced after each of so many parts. */
  Map<String, Score> replay(List<Reading> readings, int parts) {
    for (int part = 0; part < parts; part++) {
      var workers = workers("part-" + part);
      send(part(readings, part, parts));
      awaitAllCommitted();
      workers.stop();
    }
    return scores();
  }

  static List<Reading> part(List<Reading> readings, int part, int parts) {
    int size = readings.size();
    return readings.subList(size * part / parts, size * (part + 1) / parts);
  }

  /** Stops the broker and starts it again on the same log, reachable as before. */
  void restartBroker(Path directory) {
    int port = Integer.parseInt(bootstrapServers().replaceFirst(".*:", ""));
    kafka.close();
    kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory).withPort(port));
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  Map<String, Object> connection() {
    return Map.of("bootstrap.servers", bootstrapServers());
  }

  /** Of a worker. */
  record Config(IntakeConfig intake, WindowConfig window) {}

  static Config config(Map<String, String> settings) {
    var config =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withConverter(MemorySize.class, 200, new MemorySizeConverter())
            .withMapping(IntakeConfig.class)
            .withMapping(WindowConfig.class)
            .withDefaultValues(
                settings.entrySet().stream()
                    .collect(
                        Collectors.toMap(e -> "sluice.scoring." + e.getKey(), Map.Entry::getValue)))
            .build();
    return new Config(
        config.getConfigMapping(IntakeConfig.class), config.getConfigMapping(WindowConfig.class));
  }

  /** Small batches, so that there are many commits to be disturbed; short timeouts. */
  static Map<String, String> smallBatches() {
    return Map.of(
        "intake.max-poll-records", "40",
        "intake.session-timeout", "6s",
        "intake.transaction-timeout", "4s",
        "intake.retry-min", "10ms",
        "intake.retry-max", "100ms",
        "window.max-learning-streams", "10",
        "window.snapshot-records", "100");
  }

  KafkaClients clients(String instance) {
    return clients(instance, "");
  }

  /** Of the pipeline with this prefix. */
  KafkaClients clients(String instance, String prefix) {
    return new KafkaClients(
        connection(),
        config.intake(),
        instance,
        Topics.ofPrefix(prefix),
        ConsumerGroups.ofPrefix(prefix));
  }

  /** The topics of another pipeline on the same broker. */
  void createTopics(Topics topics) {
    kafka.createTopics(topics.all(), PARTITIONS);
  }

  WorkerPool workers(String instance) {
    return workers(clients(instance));
  }

  WorkerPool workers(KafkaClients clients) {
    return workers(clients, bundles(bundles));
  }

  BundleRegistry bundles(Path root) {
    var registry = new BundleRegistry(List.of(root), BundlePins.NONE);
    registry.rescan();
    return registry;
  }

  WorkerPool workers(KafkaClients clients, BundleRegistry registry) {
    var pool =
        new IntakeSessions(
                clients,
                registry,
                config.window(),
                new ScoringMetrics(meters),
                new Traces(OpenTelemetry.noop()),
                InstantSource.system(),
                load)
            .workers(config.intake());
    opened.add(pool);
    pool.start();
    return pool;
  }

  IntakeConfig intake() {
    return config.intake();
  }

  /** What the workers of this process are at. */
  IntakeLoad load() {
    return load;
  }

  WindowConfig window() {
    return config.window();
  }

  SimpleMeterRegistry meters() {
    return meters;
  }

  /** Sum over all labels of what the workers of this process have counted. */
  double counted(String name) {
    return meters.find(name).counters().stream().mapToDouble(Counter::count).sum();
  }

  /** What they have counted with one value of the label. */
  double counted(String name, String label, String value) {
    return meters.get(name).tag(label, value).counter().count();
  }

  /** What the workers that were made first show. */
  double shown(String gauge) {
    return meters.get(gauge).gauge().value();
  }

  /** How many series these workers show. */
  int series() {
    return meters.getMeters().size();
  }

  void send(List<Reading> readings) {
    sendTo(Topics.SENSOR_READINGS, readings);
  }

  void sendTo(String topic, List<Reading> readings) {
    var failures = new ConcurrentLinkedQueue<Exception>();
    for (Reading reading : readings) {
      producer()
          .send(
              record(topic, reading.asset(), Messages.encode(reading)),
              (metadata, failure) -> Optional.ofNullable(failure).ifPresent(failures::add));
    }
    producer().flush();
    assertThat(failures).isEmpty();
  }

  /** What a person wants with an incident of an asset. */
  void give(IncidentCommand command) {
    producer().send(record(Topics.INCIDENT_COMMANDS, command.asset(), Messages.encode(command)));
    producer().flush();
  }

  void send(String key, byte[] value) {
    try {
      producer().send(record(key, value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  void sendTo(String topic, String key, byte[] value) {
    producer().send(record(topic, key, value));
    producer().flush();
  }

  private static ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
    return record(Topics.SENSOR_READINGS, key, value);
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
    var record = new ProducerRecord<>(topic, key == null ? null : key.getBytes(UTF_8), value);
    record.headers().add(Headers.PRODUCED_AT, Instant.now().toString().getBytes(UTF_8));
    return record;
  }

  private KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      var properties = new HashMap<>(connection());
      properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 << 20);
      producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  /** Where a reading of an asset comes to lie. */
  static TopicPartition partitionOf(String asset) {
    return new TopicPartition(
        Topics.SENSOR_READINGS,
        BuiltInPartitioner.partitionForKey(asset.getBytes(UTF_8), PARTITIONS));
  }

  /** Until the group has committed all that is on the readings topic. */
  void awaitAllCommitted() {
    await().atMost(LIMIT).until(this::isAllCommitted);
  }

  boolean isAllCommitted() {
    return lag() == 0;
  }

  /** Until the group has committed this many readings. */
  void awaitCommitted(long readings) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> sum(administrator.committed()) >= readings);
  }

  long sumCommitted() {
    return sum(administrator.committed());
  }

  private long lag() {
    return sum(administrator.ends(Topics.SENSOR_READINGS)) - sum(administrator.committed());
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What a reader of committed records sees of a topic, all of it. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    var properties = new HashMap<>(connection());
    properties.put("isolation.level", "read_committed");
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var ends = administrator.ends(topic);
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(1))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return ends.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
              });
    }
    return records;
  }

  /** The committed scores by id; the same id twice is an error. */
  Map<String, Score> scores() {
    return scores(Topics.ANOMALY_SCORES);
  }

  /** Those on a topic of scores. */
  Map<String, Score> scores(String topic) {
    var scores = new TreeMap<String, Score>();
    for (var record : read(topic)) {
      Score score = decode(record.value(), Score.class);
      assertThat(new String(record.key(), UTF_8)).isEqualTo(score.asset());
      assertThat(scores.put(score.id().toString(), score)).as("doubled: %s", score).isNull();
    }
    return scores;
  }

  static <T> T decode(byte[] message, Class<T> type) {
    try {
      return Messages.decode(message, type);
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    opened.forEach(WorkerPool::stop);
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
    if (isLent) {
      Brokers.takeBack(kafka, administrator);
    } else {
      kafka.close();
    }
    administrator.close();
  }
}
