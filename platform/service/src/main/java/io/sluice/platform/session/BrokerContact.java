package io.sluice.platform.session;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/**
 * Whether the group's coordinator still answers. A consumer whose broker is gone does not fail, it
 * just never gets records; only its heartbeats tell.
 */
public final class BrokerContact {

  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Duration limit;
  private final Metric secondsSinceHeartbeat;

  /**
   * @param heartbeatInterval after which the consumer sends the next one
   */
  public BrokerContact(Consumer<?, ?> consumer, Duration heartbeatInterval) {
    limit = limit(heartbeatInterval);
    secondsSinceHeartbeat =
        consumer.metrics().entrySet().stream()
            .filter(entry -> entry.getKey().name().equals("last-heartbeat-seconds-ago"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the consumer has no heartbeat metric"));
  }

  /** One heartbeat may be lost; less would call a consumer lost that is about to send one. */
  static Duration limit(Duration heartbeatInterval) {
    return heartbeatInterval.multipliedBy(2).plus(GRACE);
  }

  /** Below 0 before the first heartbeat. */
  private long seconds() {
    return ((Number) secondsSinceHeartbeat.metricValue()).longValue();
  }

  public boolean isLost() {
    return seconds() > limit.toSeconds();
  }

  /** What a worker says while it is lost; empty as long as it is not. */
  public Optional<WorkerState> lost() {
    return isLost()
        ? Optional.of(
            new WorkerState.Failing(
                "the broker has not answered for " + Duration.ofSeconds(seconds())))
        : Optional.empty();
  }
}
