package io.sluice.scoring.shadow;

import io.sluice.scoring.intake.KafkaClients;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** How far the champions have come, and from where their windows are rebuilt. */
final class ChampionPlaces {

  private final KafkaClients clients;
  private final String group;

  /**
   * @param group that champions judge in
   */
  ChampionPlaces(KafkaClients clients, String group) {
    this.clients = clients;
    this.group = group;
  }

  /** By partition what they have committed; nothing of a partition of which that is nothing. */
  Map<TopicPartition, OffsetAndMetadata> committed() {
    try (Admin admin = clients.admin()) {
      var committed = new HashMap<TopicPartition, OffsetAndMetadata>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get(clients.apiTimeout().toMillis(), TimeUnit.MILLISECONDS)
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  committed.put(partition, offset);
                }
              });
      return committed;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException(
          "what group %s has committed cannot be read: %s".formatted(group, e.getMessage()), e);
    }
  }
}
