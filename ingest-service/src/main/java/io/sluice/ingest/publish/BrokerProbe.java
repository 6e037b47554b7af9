package io.sluice.ingest.publish;

import io.sluice.contracts.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker whether it is there and has the topics that are written to. The answer is kept
 * for a while, so that health checks cost the broker little however often they come.
 */
@ApplicationScoped
public class BrokerProbe {

  private final List<String> written;
  private final PublishConfig config;
  private final Admin admin;
  private final String servers;
  private @Nullable String trouble;
  private long askedAt;
  private boolean asked;

  public BrokerProbe(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      PublishConfig config,
      Topics topics) {
    this.written = List.of(topics.sensorReadings(), topics.sensorReadingsDlq());
    this.config = config;
    this.servers = String.valueOf(broker.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    var settings = new HashMap<>(broker);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "sluice-ingest-probe");
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
    int timeout = (int) config.probeTimeout().toMillis();
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    this.admin = Admin.create(settings);
  }

  String servers() {
    return servers;
  }

  /** What is wrong, in one sentence; null if nothing is. */
  synchronized @Nullable String trouble() {
    long now = System.nanoTime();
    if (!asked || now - askedAt >= config.probeInterval().toNanos()) {
      trouble = ask(config.probeTimeout());
      askedAt = System.nanoTime();
      asked = true;
    }
    return trouble;
  }

  private @Nullable String ask(Duration timeout) {
    try {
      admin.describeTopics(written).allTopicNames().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return null;
    } catch (ExecutionException e) {
      var cause = e.getCause();
      return cause instanceof UnknownTopicOrPartitionException
          ? "the broker at " + servers + " lacks one of the topics " + String.join(", ", written)
          : "no answer from the broker at "
              + servers
              + ": "
              + (cause == null ? e : cause).getMessage();
    } catch (TimeoutException e) {
      return "no answer from the broker at " + servers + " within " + timeout.toMillis() + " ms";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted while asking the broker";
    }
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
