package io.sluice.platform.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the clients of a worker: what the deployment says ({@code kafka.*}) plus what reading,
 * writing and committing in one transaction needs.
 */
public class GroupClients {

  /** Bounds every call that waits for the broker, so that a stop never waits longer. */
  private static final Duration MAX_BLOCK = Duration.ofSeconds(10);

  private final Map<String, Object> connection;
  private final Limits limits;
  private final String instance;
  private final String group;
  private final Class<? extends ConsumerPartitionAssignor> assignor;

  /**
   * How long the broker waits for a member, and how much it gives it at once.
   *
   * @param session a member not heard of for this long loses its partitions
   * @param transaction after which the broker ends that of a member that has died
   * @param pollRecords most records of a poll
   * @param fetchBytes what one fetch may bring
   */
  public record Limits(Duration session, Duration transaction, int pollRecords, int fetchBytes) {}

  /**
   * @param connection bootstrap servers, security and whatever else goes to every client
   * @param instance name of this process, unique within the group
   * @param group that the consumers are members of
   * @param assignor how partitions are shared out in it
   */
  public GroupClients(
      Map<String, Object> connection,
      Limits limits,
      String instance,
      String group,
      Class<? extends ConsumerPartitionAssignor> assignor) {
    this.connection = Map.copyOf(connection);
    this.limits = limits;
    this.instance = instance;
    this.group = group;
    this.assignor = assignor;
  }

  public String group() {
    return group;
  }

  public String instance() {
    return instance;
  }

  /** Time between two signs of life of a consumer. */
  public Duration heartbeatInterval() {
    return limits.session().dividedBy(4);
  }

  public Consumer<byte[], byte[]> consumer(int worker) {
    return new KafkaConsumer<>(
        consumerProperties(worker), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * For what nobody waits for: what comes is fetched some times a second, not with each append,
   * which would cost the broker more than all else that it does for this group.
   */
  public Consumer<byte[], byte[]> unhurriedConsumer(int worker) {
    var properties = consumerProperties(worker);
    // well below what one partition may bring, or a fetch that is full would wait, too
    properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Math.max(1, limits.fetchBytes() / 4));
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  protected Map<String, Object> consumerProperties(int worker) {
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
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(limits.session()));
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(heartbeatInterval()));
    properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, millis(Duration.ofSeconds(30)));
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(apiTimeout()));
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(MAX_BLOCK));
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, limits.pollRecords());
    // no wait for company: more is fetched while a transaction runs
    properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    // whatever else the broker is asked waits behind a fetch: a stop, offsets of a partition
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, limits.fetchBytes());
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, limits.fetchBytes());
    return properties;
  }

  /** Longer than the broker takes to end the transaction of a worker that has died. */
  public Duration apiTimeout() {
    return limits.transaction().plusSeconds(15);
  }

  /** Of no group: reads from where it is told to. */
  public Consumer<byte[], byte[]> stateConsumer(int worker, String isolationLevel) {
    return ofNoGroup(clientId(worker) + "-state", isolationLevel);
  }

  /** Of no group: reads what people want, beside what the group reads, from where it is told to. */
  public Consumer<byte[], byte[]> commandConsumer(int worker) {
    return ofNoGroup(clientId(worker) + "-commands", "read_committed");
  }

  private Consumer<byte[], byte[]> ofNoGroup(String clientId, String isolationLevel) {
    var properties = new HashMap<>(connection);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolationLevel);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(apiTimeout()));
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(MAX_BLOCK));
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, limits.fetchBytes());
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, limits.fetchBytes());
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
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(limits.transaction()));
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
}
