package io.sluice.testbed.kafka;

import io.sluice.contracts.Topics;
import io.sluice.testbed.DataDirectory;
import io.sluice.testbed.Ports;
import io.sluice.testbed.StartFailedException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker and KRaft controller in this JVM, on the loopback interface if not said otherwise.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(8);
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
  private static final Duration ASK_AGAIN = Duration.ofMillis(20);

  private final DataDirectory directory;
  private final String host;
  private final int port;
  private final KafkaRaftServer server;
  private final BrokerFault fault;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(DataDirectory directory, String host, int port, KafkaRaftServer server) {
    this.directory = directory;
    this.host = host;
    this.port = port;
    this.server = server;
    this.fault = BrokerFault.watch();
  }

  /**
   * @param directory where the log lies; null for a temporary directory that is deleted at the end
   * @param host address of this machine at which clients find it
   * @param port 0 for a free one
   */
  public record Settings(@Nullable Path directory, String host, int port) {

    public static Settings temporary() {
      return new Settings(null, Ports.HOST, 0);
    }

    public static Settings in(Path directory) {
      return new Settings(directory, Ports.HOST, 0);
    }

    public Settings withPort(int port) {
      return new Settings(directory, host, port);
    }

    /** For clients that are not on the loopback interface: those in containers. */
    public Settings withHost(String host) {
      return new Settings(directory, host, port);
    }
  }

  /**
   * Starts the broker; it takes clients when this returns.
   *
   * @throws StartFailedException if the port is taken, the directory cannot be used or its content
   *     is broken
   */
  public static EmbeddedKafka start(Settings settings) {
    BrokerLog.onlyWarnings();
    int port = Ports.claim(settings.port(), "Kafka");
    DataDirectory directory = DataDirectory.open(settings.directory(), "Kafka");
    EmbeddedKafka kafka =
        new EmbeddedKafka(
            directory, settings.host(), port, server(directory, settings.host(), port));
    kafka.startUp();
    return kafka;
  }

  /** Made, not started: no thread runs yet. */
  private static KafkaRaftServer server(DataDirectory directory, String host, int port) {
    try {
      Path log = directory.path().resolve("log");
      format(log);
      return new KafkaRaftServer(
          KafkaConfig.fromProps(BrokerProperties.of(log, host, port, Ports.free()), false),
          Time.SYSTEM);
    } catch (Exception e) {
      directory.close();
      throw new StartFailedException(
          "Kafka does not start on %s: %s".formatted(directory.path(), reason(e)), e);
    }
  }

  /** A directory is formatted once; it then knows its cluster id. */
  private static void format(Path log) throws Exception {
    if (Files.exists(log.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(log);
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(BrokerProperties.NODE_ID)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
        .setMetadataLogDirectory(log.toString())
        .setDirectories(List.of(log.toString()))
        .run();
  }

  private void startUp() {
    CompletableFuture<Void> started = new CompletableFuture<>();
    Thread starter =
        Thread.ofPlatform()
            .daemon()
            .name("kafka-start")
            .start(
                () -> {
                  try {
                    server.startup();
                    started.complete(null);
                  } catch (Throwable e) {
                    started.completeExceptionally(e);
                  }
                });
    try {
      CompletableFuture.anyOf(started, fault.reason())
          .get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      if (fault.reason().isDone()) {
        throw failed(fault.reason().join(), null);
      }
    } catch (ExecutionException e) {
      throw failed(reason(e), e);
    } catch (TimeoutException e) {
      starter.interrupt();
      throw failed("not ready after " + START_LIMIT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      starter.interrupt();
      Thread.currentThread().interrupt();
      throw failed("interrupted", e);
    }
  }

  private StartFailedException failed(String reason, @Nullable Throwable cause) {
    BrokerLog.silent();
    close();
    return new StartFailedException(
        "Kafka does not start on %s:%d with %s: %s".formatted(host, port, directory.path(), reason),
        cause);
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  public String bootstrapServers() {
    return host + ":" + port;
  }

  /** Completed, with what it said, if the broker fails after it has started. */
  public CompletionStage<String> failure() {
    return fault.reason().minimalCompletionStage();
  }

  /**
   * Creates the topics that are missing and leaves those alone that exist.
   *
   * @throws IllegalStateException naming the topic if the broker refuses
   */
  public void createTopics(Collection<String> names, int partitions) {
    try (Admin admin = admin()) {
      var results =
          admin
              .createTopics(
                  names.stream()
                      .map(name -> new NewTopic(name, partitions, (short) 1).configs(config(name)))
                      .toList())
              .values();
      for (var result : results.entrySet()) {
        try {
          result.getValue().get(REQUEST_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw new IllegalStateException(
                "cannot create topic " + result.getKey() + ": " + reason(e), e);
          }
        }
      }
      awaitLeaders(admin, names);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the broker did not answer within " + REQUEST_LIMIT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", e);
    }
  }

  private static Map<String, String> config(String topic) {
    var config = new HashMap<String, String>();
    config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    if (Topics.COMPACTED.stream().anyMatch(topic::endsWith)) {
      config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
      // what is written to is not compacted: its reader would read all of a usual segment
      config.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(16 << 20));
    }
    return config;
  }

  /**
   * A topic is created before its partitions are led. A producer that writes in between can get its
   * batches out of order for good: the first is refused, a later one is the first to be taken. Only
   * a leader tells its offsets.
   */
  private static void awaitLeaders(Admin admin, Collection<String> names)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + REQUEST_LIMIT.toNanos();
    while (true) {
      try {
        askLeaders(admin, names);
        return;
      } catch (ExecutionException e) {
        boolean notYet = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!notYet || System.nanoTime() > deadline) {
          throw new IllegalStateException("topics are not led: " + reason(e), e);
        }
        Thread.sleep(ASK_AGAIN);
      }
    }
  }

  private static void askLeaders(Admin admin, Collection<String> names)
      throws InterruptedException, TimeoutException, ExecutionException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    admin
        .describeTopics(names)
        .allTopicNames()
        .get(REQUEST_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        info ->
                            latest.put(
                                new TopicPartition(name, info.partition()), OffsetSpec.latest())));
    admin.listOffsets(latest).all().get(REQUEST_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) REQUEST_LIMIT.toMillis()));
  }

  /** Stops within seconds; a broker that hangs is left behind on daemon threads. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    BrokerLog.silent();
    Thread stopper =
        Thread.ofPlatform()
            .daemon()
            .name("kafka-stop")
            .start(
                () -> {
                  server.shutdown();
                  server.awaitShutdown();
                });
    try {
      stopper.join(STOP_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    directory.close();
  }
}
