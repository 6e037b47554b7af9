package io.sluice.testbed.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sluice.contracts.Topics;
import io.sluice.testbed.Ports;
import io.sluice.testbed.kafka.EmbeddedKafka;
import io.sluice.testbed.kafka.EmbeddedKafka.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A broker of one test class, which may go down without harm to others and comes back at its
 * address with what it had. Arguments of the annotation become settings of the service.
 */
public final class OwnBroker implements QuarkusTestResourceLifecycleManager {

  private static @Nullable EmbeddedKafka kafka;
  private static Settings place = Settings.temporary();

  private Map<String, String> settings = Map.of();

  @Override
  public void init(Map<String, String> arguments) {
    settings = Map.copyOf(arguments);
  }

  @Override
  public Map<String, String> start() {
    place = Settings.in(directory()).withPort(Ports.free());
    startBroker();
    broker().createTopics(Topics.PLAIN.all(), 1);
    var all = new HashMap<>(settings);
    all.put("kafka.bootstrap.servers", servers());
    return all;
  }

  /** After the broker that other tests share, whose address would otherwise win now and then. */
  @Override
  public int order() {
    return 1;
  }

  public static void startBroker() {
    kafka = EmbeddedKafka.start(place);
  }

  public static void stopBroker() {
    broker().close();
  }

  public static String servers() {
    return broker().bootstrapServers();
  }

  @Override
  public void stop() {
    broker().close();
  }

  private static EmbeddedKafka broker() {
    return Objects.requireNonNull(kafka, "not started yet");
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("sluice-own-broker");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
