package io.sluice.testbed.kafka;

import io.sluice.testbed.Ports;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The broker's configuration: one node that is broker and controller, tuned for one machine. */
final class BrokerProperties {

  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final int MIB = 1 << 20;

  private BrokerProperties() {}

  static Properties of(Path directory, String host, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.putAll(node(directory, host, port, controllerPort));
    properties.putAll(ONE_NODE);
    properties.putAll(LOG);
    properties.putAll(PROMPT);
    properties.putAll(SMALL);
    return properties;
  }

  private static Map<String, String> node(
      Path directory, String host, int port, int controllerPort) {
    String broker = "PLAINTEXT://" + host + ":" + port;
    String controller = Ports.HOST + ":" + controllerPort;
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE_ID),
        "controller.quorum.voters",
        NODE_ID + "@" + controller,
        "listeners",
        broker + "," + CONTROLLER_LISTENER + "://" + controller,
        "advertised.listeners",
        broker,
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
        "log.dirs",
        directory.toString(),
        // A start that gets stuck has to end in an exception, not in waiting for ever.
        "server.max.startup.time.ms",
        "60000");
  }

  /** One replica of everything, few internal partitions: the start creates them one by one. */
  private static final Map<String, String> ONE_NODE =
      Map.of(
          "default.replication.factor", "1",
          "offsets.topic.replication.factor", "1",
          "offsets.topic.num.partitions", "5",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "transaction.state.log.num.partitions", "5",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "group.initial.rebalance.delay.ms", "0");

  /**
   * Topics are created on purpose, with broker time (a replay carries dates of years ago, which
   * retention would delete at once), and bounded on disk.
   */
  private static final Map<String, String> LOG =
      Map.of(
          "auto.create.topics.enable", "false",
          "log.message.timestamp.type", "LogAppendTime",
          "log.segment.bytes", Integer.toString(64 * MIB),
          "log.retention.bytes", Long.toString(512L * MIB),
          "offsets.topic.segment.bytes", Integer.toString(16 * MIB),
          "transaction.state.log.segment.bytes", Integer.toString(16 * MIB));

  /**
   * Transactions end at once: by default offsets wait for company before they are written, and who
   * begins a transaction while the last one's end is being written asks again after 20 ms. Both
   * save writes on a busy broker and cost every score their time.
   */
  private static final Map<String, String> PROMPT =
      Map.of(
          "group.coordinator.append.linger.ms", "0",
          "add.partitions.to.txn.retry.backoff.ms", "1");

  /** Half a dozen clients, not thousands: small buffers and few threads. */
  private static final Map<String, String> SMALL =
      Map.of(
          "num.network.threads", "2",
          "num.io.threads", "4",
          "background.threads", "2",
          "num.recovery.threads.per.data.dir", "2",
          "log.cleaner.dedupe.buffer.size", Integer.toString(16 * MIB),
          "log.index.size.max.bytes", Integer.toString(MIB),
          "queued.max.requests", "64");
}
