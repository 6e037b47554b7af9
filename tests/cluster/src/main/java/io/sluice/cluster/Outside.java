package io.sluice.cluster;

import io.sluice.contracts.Topics;
import io.sluice.testbed.kafka.EmbeddedKafka;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import java.io.IOException;

/**
 * The broker and the database that a cluster finds outside. Prints the database's port, user and
 * password when both take clients, and ends with its standard input.
 */
public final class Outside {

  private static final int KAFKA_PORT = 9092;
  private static final int PARTITIONS = 4;

  private Outside() {}

  /**
   * @param args the address at which the pods find the broker
   */
  public static void main(String[] args) throws IOException {
    var settings = EmbeddedKafka.Settings.temporary().withHost(args[0]).withPort(KAFKA_PORT);
    try (var kafka = EmbeddedKafka.start(settings);
        var database = EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary())) {
      kafka.createTopics(Topics.PLAIN.all(), PARTITIONS);
      System.out.printf("%d %s %s%n", database.port(), database.user(), database.password());
      System.out.flush();
      while (System.in.read() >= 0) {
        // Nothing is asked for; only the end counts.
      }
    }
    System.exit(0);
  }
}
