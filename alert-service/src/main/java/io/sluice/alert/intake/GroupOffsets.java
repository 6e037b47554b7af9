package io.sluice.alert.intake;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The consumer group as Kafka sees it. Its offsets are not what we go by, those are in Postgres;
 * they tell others, autoscaling first, how far behind we are.
 */
@ApplicationScoped
class GroupOffsets {

  private static final Logger LOG = Logger.getLogger(GroupOffsets.class);

  private final KafkaClientService clients;

  GroupOffsets(KafkaClientService clients) {
    this.clients = clients;
  }

  void commit(Map<TopicPartition, Long> offsets) {
    KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(ScoreIntake.CHANNEL);
    if (consumer == null || offsets.isEmpty()) {
      return;
    }
    consumer
        .commitAsync(committable(offsets))
        .subscribe()
        .with(
            done -> {},
            e -> LOG.debugf("the group's offsets are committed later: %s", e.getMessage()));
  }

  /** Gives all partitions back and asks for new ones: every assignment begins from Postgres. */
  void rejoin() {
    KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(ScoreIntake.CHANNEL);
    consumer
        .runOnPollingThread(
            client -> {
              client.enforceRebalance("an offset in the database was moved on by another");
            })
        .subscribe()
        .with(done -> {}, e -> LOG.errorf(e, "cannot rejoin the consumer group"));
  }

  static Map<TopicPartition, OffsetAndMetadata> committable(Map<TopicPartition, Long> offsets) {
    var committable = new HashMap<TopicPartition, OffsetAndMetadata>();
    offsets.forEach((partition, next) -> committable.put(partition, new OffsetAndMetadata(next)));
    return committable;
  }
}
