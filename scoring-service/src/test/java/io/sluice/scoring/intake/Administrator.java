package io.sluice.scoring.intake;

import static org.awaitility.Awaitility.await;

import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Sees where topics and the group are, and does to topics what a person or retention does. */
final class Administrator implements AutoCloseable {

  private final Admin admin;

  Administrator(Map<String, Object> connection) {
    admin = Admin.create(connection);
  }

  /** Sets what a person sets on a topic. */
  void configure(String topic, String key, String value) {
    var operation = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    done(admin.incrementalAlterConfigs(Map.of(resource, List.of(operation))).all());
  }

  /** Gives a topic more partitions. */
  void grow(String topic, int partitions) {
    done(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all());
  }

  void delete(String topic) {
    done(admin.deleteTopics(List.of(topic)).all());
  }

  /** Deletes a topic, and creates it as it was. */
  void makeAnew(String topic) {
    delete(topic);
    await().until(() -> !done(admin.listTopics().names()).contains(topic));
    var anew = new NewTopic(topic, Scenario.PARTITIONS, (short) 1);
    if (Topics.COMPACTED.contains(topic)) {
      anew.configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }
    done(admin.createTopics(List.of(anew)).all());
  }

  void deleteTopics() {
    done(admin.deleteTopics(done(admin.listTopics().names())).all());
    await().until(() -> done(admin.listTopics().names()).isEmpty());
  }

  /** With members that have ended without a word, or are expected back under their names. */
  void deleteGroups() {
    var groups = done(admin.listGroups().all()).stream().map(GroupListing::groupId).toList();
    for (String group : groups) {
      var described = done(admin.describeConsumerGroups(List.of(group)).all()).get(group);
      if (!described.members().isEmpty()) {
        var everybody = new RemoveMembersFromConsumerGroupOptions();
        done(admin.removeMembersFromConsumerGroup(group, everybody).all());
      }
    }
    done(admin.deleteConsumerGroups(groups).all());
  }

  /** As retention does: what lies before these offsets is gone. */
  void deleteBefore(Map<TopicPartition, Long> offsets) {
    var records =
        offsets.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> RecordsToDelete.beforeOffset(e.getValue())));
    done(admin.deleteRecords(records).all());
  }

  /** Of the group of scoring-service, of what it judges. */
  Map<TopicPartition, Long> committed() {
    return committedWithMetadata().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  Map<TopicPartition, OffsetAndMetadata> committedWithMetadata() {
    var all =
        new HashMap<>(
            done(
                admin
                    .listConsumerGroupOffsets(ConsumerGroups.SCORING)
                    .partitionsToOffsetAndMetadata()));
    all.keySet().removeIf(partition -> partition.topic().equals(Topics.INCIDENT_COMMANDS));
    return all;
  }

  /** Sum of what a group has committed of a topic. */
  long committed(String group, String topic) {
    return done(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .entrySet()
        .stream()
        .filter(e -> e.getKey().topic().equals(topic) && e.getValue() != null)
        .mapToLong(e -> e.getValue().offset())
        .sum();
  }

  /** How many members a group has. */
  int members(String group) {
    boolean isKnown =
        done(admin.listGroups().all()).stream().anyMatch(one -> one.groupId().equals(group));
    return isKnown
        ? done(admin.describeConsumerGroups(List.of(group)).all()).get(group).members().size()
        : 0;
  }

  /** What a group has not committed of a topic, ends of transactions included. */
  long lag(String group, String topic) {
    return ends(topic).values().stream().mapToLong(Long::longValue).sum() - committed(group, topic);
  }

  Map<TopicPartition, Long> ends(String topic) {
    var latest =
        IntStream.range(0, Scenario.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    return done(admin.listOffsets(latest).all()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  private static <T> T done(KafkaFuture<T> request) {
    try {
      return request.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
