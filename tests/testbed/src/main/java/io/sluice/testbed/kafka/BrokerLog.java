package io.sluice.testbed.kafka;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Turns the broker's log down to warnings: it writes hundreds of lines at INFO at each start. Works
 * where SLF4J ends in java.util.logging or the JBoss log manager, as everywhere in Sluice.
 */
final class BrokerLog {

  /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
  private static final List<Logger> BROKER =
      Stream.of(
              "kafka",
              "state.change.logger",
              "org.apache.kafka.clients.admin",
              "org.apache.kafka.clients.NetworkClient",
              "org.apache.kafka.common.config",
              "org.apache.kafka.common.metrics",
              "org.apache.kafka.common.utils",
              "org.apache.kafka.coordinator",
              "org.apache.kafka.image",
              "org.apache.kafka.metadata",
              "org.apache.kafka.network",
              "org.apache.kafka.queue",
              "org.apache.kafka.raft",
              "org.apache.kafka.security",
              "org.apache.kafka.server",
              "org.apache.kafka.snapshot",
              "org.apache.kafka.storage",
              "org.apache.kafka.timeline")
          .map(Logger::getLogger)
          .toList();

  /** Warns at each start on an empty directory that it is empty. */
  private static final Logger CONTROLLER = Logger.getLogger("org.apache.kafka.controller");

  private BrokerLog() {}

  static void onlyWarnings() {
    BROKER.forEach(logger -> logger.setLevel(Level.WARNING));
    CONTROLLER.setLevel(Level.SEVERE);
  }

  /** For a stop or a failed start, whose warnings say nothing that the exception does not. */
  static void silent() {
    BROKER.forEach(logger -> logger.setLevel(Level.OFF));
    CONTROLLER.setLevel(Level.OFF);
  }
}
