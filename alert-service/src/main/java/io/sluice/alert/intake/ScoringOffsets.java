package io.sluice.alert.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far scoring-service has come with the readings. An asset whose readings it has not judged yet
 * is not silent, however long no score of it has come.
 */
@ApplicationScoped
class ScoringOffsets {

  private static final int TIMEOUT_MILLIS = 5_000;

  private final Map<String, Object> settings;
  private final Topics topics;
  private final ConsumerGroups groups;
  private final ScoringProgress progress = new ScoringProgress();
  private @Nullable Admin admin;
  private boolean stopped;

  ScoringOffsets(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      Topics topics,
      ConsumerGroups groups) {
    this.topics = topics;
    this.groups = groups;
    settings = new HashMap<>(broker);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, groups.alert() + "-scoring-offsets");
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
  }

  /**
   * Looks, one call after the other: on which partitions of the scores silence is that of the
   * assets. Fails if the broker does not say; then the next two looks know of no partition.
   */
  Uni<IntPredicate> keepingUp() {
    return Uni.createFrom().deferred(this::look).onFailure().invoke(progress::unknown);
  }

  private Uni<IntPredicate> look() {
    Admin client = client();
    var offsets =
        Uni.createFrom()
            .completionStage(
                () ->
                    client
                        .listConsumerGroupOffsets(groups.scoring())
                        .partitionsToOffsetAndMetadata()
                        .toCompletionStage());
    var descriptions =
        Uni.createFrom()
            .completionStage(
                () ->
                    client
                        .describeTopics(List.of(topics.sensorReadings(), topics.anomalyScores()))
                        .allTopicNames()
                        .toCompletionStage());
    return Uni.combine()
        .all()
        .unis(offsets, descriptions)
        .asTuple()
        .chain(
            both ->
                Uni.createFrom()
                    .completionStage(
                        client
                            .listOffsets(ends(topic(both.getItem2(), topics.sensorReadings())))
                            .all()
                            .toCompletionStage())
                    .map(ends -> keepingUp(both.getItem1(), ends, both.getItem2())));
  }

  /** The client is made here: a broker whose name does not resolve yet is one not there yet. */
  private synchronized Admin client() {
    if (stopped) {
      throw new IllegalStateException("the service stops");
    }
    if (admin == null) {
      admin = Admin.create(settings);
    }
    return admin;
  }

  private static TopicDescription topic(Map<String, TopicDescription> all, String name) {
    return Objects.requireNonNull(all.get(name), () -> "nothing is said of topic " + name);
  }

  private static Map<TopicPartition, OffsetSpec> ends(TopicDescription readings) {
    return readings.partitions().stream()
        .map(info -> new TopicPartition(readings.name(), info.partition()))
        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
  }

  private IntPredicate keepingUp(
      Map<TopicPartition, OffsetAndMetadata> offsets,
      Map<TopicPartition, ListOffsetsResultInfo> ends,
      Map<String, TopicDescription> descriptions) {
    var committed = new HashMap<Integer, Long>();
    offsets.forEach(
        (partition, next) -> {
          if (next != null && partition.topic().equals(topics.sensorReadings())) {
            committed.put(partition.partition(), next.offset());
          }
        });
    var last = new HashMap<Integer, Long>();
    ends.forEach((partition, end) -> last.put(partition.partition(), end.offset()));
    var keepUp = progress.look(committed, last);
    // Only of topics with as many partitions is an asset on the same partition of both.
    return last.size() == topic(descriptions, topics.anomalyScores()).partitions().size()
        ? keepUp::contains
        : partition -> keepUp.size() == last.size();
  }

  synchronized void stop(@Observes ShutdownEvent event) {
    stopped = true;
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}
