package io.sluice.testbed.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sluice.contracts.Topics;
import io.sluice.testbed.kafka.EmbeddedKafka;
import java.util.Map;

/**
 * A broker with all topics, three partitions each, for tests of a service; one for all test classes
 * of the JVM. Tests tell their records from those of others by their asset.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

  public static final int PARTITIONS = 3;

  private static final OncePerJvm BROKER =
      new OncePerJvm(
          "io.sluice.testbed.kafka",
          () -> {
            EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary());
            kafka.createTopics(Topics.PLAIN.all(), PARTITIONS);
            return new OncePerJvm.Server(kafka.bootstrapServers(), kafka);
          });

  @Override
  public Map<String, String> start() {
    return Map.of("kafka.bootstrap.servers", BROKER.address());
  }

  /** Nothing: the next test class goes on with it. */
  @Override
  public void stop() {}
}
