package io.sluice.cli.system;

import io.sluice.cli.CommandFailure;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How many records the services still have before them. */
final class Backlog implements AutoCloseable {

  private static final long TIMEOUT_SECONDS = 10;

  /** A transaction ends with a marker on the log, which consumers pass without committing it. */
  private static final long TRANSACTION_MARKER = 1;

  private static final Map<String, String> TOPIC_BY_GROUP =
      Map.of(
          ConsumerGroups.SCORING, Topics.SENSOR_READINGS,
          ConsumerGroups.ALERT, Topics.ANOMALY_SCORES,
          ConsumerGroups.QUERY_READINGS, Topics.SENSOR_READINGS,
          ConsumerGroups.QUERY_SCORES, Topics.ANOMALY_SCORES,
          ConsumerGroups.QUERY_ALERTS, Topics.ALERTS);

  private final Admin admin;

  Backlog(String bootstrapServers) {
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** Records of its topic that a group has yet to commit, by group. */
  Map<String, Long> byGroup() {
    try {
      Map<TopicPartition, ListOffsetsResultInfo> ends = ends();
      var backlog = new HashMap<String, Long>();
      for (var group : TOPIC_BY_GROUP.entrySet()) {
        Map<TopicPartition, OffsetAndMetadata> committed =
            admin
                .listConsumerGroupOffsets(group.getKey())
                .partitionsToOffsetAndMetadata()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        long sum = 0;
        for (var end : ends.entrySet()) {
          if (group.getValue().equals(end.getKey().topic())) {
            sum += missing(end.getKey(), end.getValue().offset(), committed.get(end.getKey()));
          }
        }
        backlog.put(group.getKey(), sum);
      }
      return backlog;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while asking the broker", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new CommandFailure(
          "the broker does not tell its offsets within %d s; is the machine overloaded or its disk full? See the logs under .sluice/logs"
              .formatted(TIMEOUT_SECONDS),
          e);
    }
  }

  long total() {
    return byGroup().values().stream().mapToLong(Long::longValue).sum();
  }

  private static long missing(
      TopicPartition partition, long end, @Nullable OffsetAndMetadata committed) {
    long lag = end - (committed == null ? 0 : committed.offset());
    boolean transactional = partition.topic().equals(Topics.ANOMALY_SCORES);
    return transactional && lag <= TRANSACTION_MARKER ? 0 : lag;
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends()
      throws InterruptedException, ExecutionException, TimeoutException {
    var topics = List.of(Topics.SENSOR_READINGS, Topics.ANOMALY_SCORES, Topics.ALERTS);
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    for (var topic :
        admin
            .describeTopics(topics)
            .allTopicNames()
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  latest.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    return admin.listOffsets(latest).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    admin.close();
  }
}
