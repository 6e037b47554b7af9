package io.sluice.alert.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Every assignment begins at the offset in Postgres, whatever Kafka remembers of the group. */
@ApplicationScoped
@Identifier("scores-from-postgres")
class Assignments implements KafkaConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(Assignments.class);
  private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(2);

  private final ScoreIntake intake;

  Assignments(ScoreIntake intake) {
    this.intake = intake;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    var positions = intake.take(partitions, consumer.groupMetadata().generationId());
    positions.forEach(
        (partition, next) -> {
          if (next == 0) {
            consumer.seekToBeginning(List.of(partition));
          } else {
            consumer.seek(partition, next);
          }
        });
    LOG.infof("partitions and offsets: %s", positions);
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
