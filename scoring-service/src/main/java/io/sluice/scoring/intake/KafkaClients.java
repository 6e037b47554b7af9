package io.sluice.scoring.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the clients of a worker: what the deployment says ({@code kafka.*}) plus what we need. */
public class KafkaClients {

  /** Bounds every call that waits for the broker, so that a stop never waits longer. */
  private static final Duration MAX_BLOCK = Duration.ofSeconds(10);

  private final Map<String, Object> connection;
  private final IntakeConfig config;
  private final String instance;
  private final Topics topics;
  private final String group;
  private final Class<? extends ConsumerPartitionAssignor> assignor;

  /** Those of the workers that judge: partitions that stay keep their windows over a rebalance. */
  public KafkaClients(
      Map<String, Object> connection,
      IntakeConfig config,
      String instance,
      Topics topics,
      ConsumerGroups groups) {
    this(connection, config, instance, topics, groups.scoring(), CooperativeStickyAssignor.class);
  }

  /**
   * @param connection bootstrap servers, security and whatever else goes to every client
   * @param instance name of this process, unique within the group
   * @param topics of this pipeline
   * @param group that the consumers are members of
   * @param assignor how partitions are shared out in it
   */
  public KafkaClients(
      Map<String, Object> connection,
      IntakeConfig config,
      String instance,
      Topics topics,
      String group,
      Class<? extends ConsumerPartitionAssignor> assignor) {
    this.topics = topics;
    this.group = group;
    this.assignor = assignor;
    this.connection = Map.copyOf(connection);
    this.config = config;
    this.instance = instance;
  }

  public Topics topics() {
    return topics;
  }

  public String group() {
    return group;
  }

  public String instance() {
    return instance;
  }

  /** Time between two signs of life of a consumer. */
  public Duration heartbeatInterval() {
    return config.sessionTimeout().dividedBy(4);
  }

  public Consumer<byte[], byte[]> consumer(int worker) {
    return new KafkaConsumer<>(
        consumerProperties(worker), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  Map<String, Object> consumerProperties(int worker) {
    var properties = new HashMap<>(connection);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId(worker));
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    // a process that was killed and is back under its name takes up its partitions at once
    properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, clientId(worker));
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // where to start is decided on assignment; out of range is handled there, too
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, assignor.getName());
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(config.sessionTimeout()));
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(heartbeatInterval()));
    properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, millis(Duration.ofSeconds(30)));
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(apiTimeout()));
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(MAX_BLOCK));
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.maxPollRecords());
    // no wait for company: more is fetched while a transaction runs
    properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    // whatever else the broker is asked waits behind a fetch: a stop, offsets of a partition
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, bytes(config.fetchMaxBytes()));
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, bytes(config.fetchMaxBytes()));
    return properties;
  }

  /** Longer than the broker takes to end the transaction of a worker that has died. */
  public Duration apiTimeout() {
    return config.transactionTimeout().plusSeconds(15);
  }

  /** Of no group: reads from where it is told to. */
  public Consumer<byte[], byte[]> stateConsumer(int worker, String isolationLevel) {
    var properties = new HashMap<>(connection);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId(worker) + "-state");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolationLevel);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(apiTimeout()));
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(MAX_BLOCK));
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, bytes(config.fetchMaxBytes()));
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, bytes(config.fetchMaxBytes()));
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Asks how topics are kept. */
  public Admin admin() {
    var properties = new HashMap<>(connection);
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, group + "-" + instance + "-admin");
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(apiTimeout()));
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(MAX_BLOCK));
    return Admin.create(properties);
  }

  public Producer<byte[], byte[]> producer(int worker) {
    var properties = new HashMap<>(connection);
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId(worker));
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, clientId(worker));
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(config.transactionTimeout()));
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    // a commit flushes at once: lingering only lets one batch's scores share their requests
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    // while the broker still writes the end of one transaction it refuses the next: ask again soon
    properties.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 2);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(MAX_BLOCK));
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(MAX_BLOCK.dividedBy(2)));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(MAX_BLOCK));
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private String clientId(int worker) {
    return group + "-" + instance + "-" + worker;
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }

  private static int bytes(MemorySize size) {
    return Math.toIntExact(size.asLongValue());
  }
}
