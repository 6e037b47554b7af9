package io.sluice.alert.intake;

import io.sluice.alert.AlertServiceConfig;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.contracts.Topics;
import io.sluice.platform.kafka.PartitionOffsets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Every assignment begins at the offset in Postgres, whatever Kafka remembers of the group, as far
 * as the log has it.
 */
@ApplicationScoped
@Identifier("scores-from-postgres")
class Assignments implements KafkaConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(Assignments.class);
  private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(2);

  private final ScoreIntake intake;
  private final RetryUntil retryUntil;
  private final AlertMetrics metrics;
  private final Topics topics;
  private final boolean readsDrift;

  Assignments(
      ScoreIntake intake,
      RetryUntil retryUntil,
      AlertMetrics metrics,
      Topics topics,
      AlertServiceConfig config) {
    this.topics = topics;
    this.readsDrift = config.drift().incidents();
    this.intake = intake;
    this.retryUntil = retryUntil;
    this.metrics = metrics;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    awaitTopics(consumer);
    var positions = intake.take(partitions, consumer.groupMetadata().generationId());
    startPoints(consumer, positions)
        .forEach(
            (partition, start) -> {
              long stored = PartitionOffsets.of(positions, partition);
              report(partition, stored, start);
              consumer.seek(partition, start.from());
              if (start.from() != stored) {
                intake.beginAt(partition, start.from());
              }
            });
    LOG.infof("partitions and offsets: %s", positions);
  }

  /**
   * Scores, commands and drift of an asset are on partitions of one number, if the topics have as
   * many, and whoever owns the one owns the others, as ranges are assigned.
   */
  private void awaitTopics(Consumer<?, ?> consumer) {
    retryUntil.retry(
        "comparing the topics that are read",
        () -> true,
        () -> {
          try {
            var there = consumer.listTopics();
            int scores = partitions(there, topics.anomalyScores());
            requireAlike(topics.incidentCommands(), there, scores);
            if (readsDrift) {
              requireAlike(topics.drift(), there, scores);
            }
            return true;
          } catch (KafkaException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
          }
        });
  }

  private void requireAlike(String topic, Map<String, List<PartitionInfo>> there, int scores)
      throws UnavailableException {
    int partitions = partitions(there, topic);
    if (partitions != scores) {
      throw new UnavailableException(
          "topic %s has %d partitions, expected as many as %s, which has %d"
              .formatted(topic, partitions, topics.anomalyScores(), scores));
    }
  }

  private static int partitions(Map<String, List<PartitionInfo>> topics, String topic) {
    return topics.getOrDefault(topic, List.of()).size();
  }

  private Map<TopicPartition, ResumePoint> startPoints(
      Consumer<?, ?> consumer, Map<TopicPartition, Long> positions) {
    return retryUntil
        .retry(
            "asking how far the log goes",
            () -> true,
            () -> {
              try {
                var beginnings = consumer.beginningOffsets(positions.keySet());
                var ends = consumer.endOffsets(positions.keySet());
                var starts = new HashMap<TopicPartition, ResumePoint>();
                positions.forEach(
                    (partition, stored) ->
                        starts.put(
                            partition,
                            ResumePoint.of(
                                stored,
                                PartitionOffsets.of(beginnings, partition),
                                PartitionOffsets.of(ends, partition))));
                return starts;
              } catch (KafkaException e) {
                // A missing privilege included: the readiness check says so, and a person mends it.
                throw new UnavailableException(String.valueOf(e.getMessage()), e);
              }
            })
        .orElseGet(HashMap::new);
  }

  private void report(TopicPartition partition, long stored, ResumePoint start) {
    if (start.anew()) {
      metrics.begunAnew();
      LOG.errorf(
          "%s ends before offset %d, up to which it is consumed: it was truncated or created anew,"
              + " and is read from its beginning, offset %d",
          partition, stored, start.from());
    }
    if (start.lost() > 0) {
      if (intake.isOfCommands(partition)) {
        metrics.commandsLost(start.lost());
      } else {
        metrics.lost(start.lost());
      }
      LOG.errorf(
          "%s: retention deleted up to %d records before they were read", partition, start.lost());
    }
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    var offsets = intake.release(partitions);
    if (!offsets.isEmpty()) {
      try {
        consumer.commitSync(GroupOffsets.committable(offsets), COMMIT_TIMEOUT);
      } catch (KafkaException e) {
        LOG.debugf("the group's offsets are not committed: %s", e.getMessage());
      }
    }
  }
}
