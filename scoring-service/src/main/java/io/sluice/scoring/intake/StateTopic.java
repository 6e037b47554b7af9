package io.sluice.scoring.intake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jboss.logging.Logger;

/**
 * A topic of what is remembered, which has to be compacted and nothing else. Where the broker
 * deletes by age, what an asset has learnt is gone a week after its last snapshot; where it keeps
 * all, each start reads more than the one before. Neither is seen until it is too late, so it is
 * asked for once, before the topic is read for the first time. Thread-safe.
 */
public final class StateTopic {

  private static final Logger LOG = Logger.getLogger(StateTopic.class);

  private final String name;
  private final Supplier<Admin> open;
  private final Duration limit;
  private volatile boolean isChecked;

  /**
   * @param open makes a client that is closed here
   * @param limit for how long the broker may say nothing
   */
  public StateTopic(String name, Supplier<Admin> open, Duration limit) {
    this.name = name;
    this.open = open;
    this.limit = limit;
  }

  String name() {
    return name;
  }

  /**
   * @throws IllegalStateException if it is kept otherwise, or the broker does not say
   */
  void requireCompacted() {
    if (isChecked) {
      return;
    }
    try (Admin admin = open.get()) {
      String policy = policy(admin);
      if (!TopicConfig.CLEANUP_POLICY_COMPACT.equals(policy)) {
        throw new IllegalStateException(
            "topic %1$s has cleanup.policy=%2$s, expected compact alone, for else what was learnt is deleted or piles up: kafka-configs.sh --alter --topic %1$s --add-config cleanup.policy=compact"
                .formatted(name, policy));
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof AuthorizationException)) {
        throw new IllegalStateException("how topic " + name + " is kept cannot be told", e);
      }
      LOG.warnf(
          "whether topic %s is compacted cannot be told: allow DescribeConfigs on it to the user of scoring-service",
          name);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the broker does not say within %d s how topic %s is kept"
              .formatted(limit.toSeconds(), name),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking how topic " + name + " is kept", e);
    }
    isChecked = true;
  }

  private String policy(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Config kept =
        admin
            .describeConfigs(List.of(topic))
            .all()
            .get(limit.toMillis(), TimeUnit.MILLISECONDS)
            .get(topic);
    ConfigEntry policy = kept == null ? null : kept.get(TopicConfig.CLEANUP_POLICY_CONFIG);
    return policy == null ? "unknown" : policy.value();
  }
}
