package io.sluice.alert.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.sluice.alert.command.AnswerWatch;
import io.sluice.alert.command.CommandResult;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.store.Guarded;
import io.sluice.alert.store.NewAlerts;
import io.sluice.alert.watch.CanaryRows;
import io.sluice.contracts.Topics;
import io.sluice.incidents.AssetState;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Scores and commands in, rows out. One thread judges and stores; the consumer's own thread only
 * hands partitions over. Batches of quiet assets cost no transaction: their progress is stored
 * every now and then, and lost with the memory that holds it, offset and state alike.
 */
@ApplicationScoped
class ScoreIntake {

  static final String CHANNEL = "scores";

  private static final Logger LOG = Logger.getLogger(ScoreIntake.class);
  private static final Duration HAND_OVER = Duration.ofSeconds(3);

  private final Ledger ledger;
  private final ProgressStore progress;
  private final Judge judge;
  private final RetryUntil retryUntil;
  private final DeadLetters deadLetters;
  private final GroupOffsets group;
  private final AlertMetrics metrics;
  private final NewAlerts newAlerts;
  private final SilentAssets silentAssets;
  private final CommandIntake commands;
  private final AnswerWatch answerWatch;
  private final ModeDelays modeDelays;
  private final IntakeConfig config;
  private final Topics topics;
  private final BatchReader reader = new BatchReader();
  private final Map<Integer, OwnedPartition> owned = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("score-intake").daemon(true).factory());
  private long flushedAt = System.nanoTime();

  ScoreIntake(
      Ledger ledger,
      ProgressStore progress,
      Judge judge,
      RetryUntil retryUntil,
      DeadLetters deadLetters,
      GroupOffsets group,
      AlertMetrics metrics,
      NewAlerts newAlerts,
      SilentAssets silentAssets,
      CommandIntake commands,
      AnswerWatch answerWatch,
      ModeDelays modeDelays,
      IntakeConfig config,
      Topics topics) {
    this.topics = topics;
    this.ledger = ledger;
    this.progress = progress;
    this.judge = judge;
    this.retryUntil = retryUntil;
    this.deadLetters = deadLetters;
    this.group = group;
    this.metrics = metrics;
    this.newAlerts = newAlerts;
    this.silentAssets = silentAssets;
    this.commands = commands;
    this.answerWatch = answerWatch;
    this.modeDelays = modeDelays;
    this.config = config;
    long every = config.flushEvery().toMillis();
    thread.scheduleWithFixedDelay(
        new Guarded("storing progress", this::flushIfDue), every, every, TimeUnit.MILLISECONDS);
  }

  /** The next batch comes when this one is done: what waits, waits on the broker. */
  @Incoming(CHANNEL)
  Uni<Void> consume(
      ConsumerRecords<byte[], byte[]> records,
      IncomingKafkaRecordBatchMetadata<byte[], byte[]> batch) {
    return Uni.createFrom()
        .voidItem()
        .emitOn(thread)
        .invoke(() -> process(records, batch.getConsumerGroupGenerationId()));
  }

  private void process(ConsumerRecords<byte[], byte[]> records, int generation) {
    for (TopicPartition partition : records.partitions()) {
      OwnedPartition mine = accepted(partition, generation);
      if (mine != null && isOfScores(partition)) {
        judge(mine, records.records(partition), reader::scores);
      }
    }
    for (TopicPartition partition : records.partitions()) {
      OwnedPartition mine = accepted(partition, generation);
      if (mine != null && isOfDrift(partition)) {
        judge(mine, records.records(partition), reader::drift);
      }
    }
    flushIfDue();
    for (TopicPartition partition : records.partitions()) {
      OwnedPartition mine = accepted(partition, generation);
      if (mine != null && isOfCommands(partition)) {
        execute(mine, records.records(partition));
      }
    }
    records.partitions().forEach(partition -> noteTaken(partition, records, generation));
  }

  private void noteTaken(
      TopicPartition partition, ConsumerRecords<byte[], byte[]> records, int generation) {
    OwnedPartition mine = accepted(partition, generation);
    if (mine != null) {
      OffsetAndMetadata next = records.nextOffsets().get(partition);
      mine.tookIn(
          partition.topic(),
          next == null ? records.records(partition).getLast().offset() + 1 : next.offset());
    }
  }

  boolean isOfCommands(TopicPartition partition) {
    return partition.topic().equals(topics.incidentCommands());
  }

  boolean isOfScores(TopicPartition partition) {
    return partition.topic().equals(topics.anomalyScores());
  }

  private boolean isOfDrift(TopicPartition partition) {
    return partition.topic().equals(topics.drift());
  }

  /** Null if it was polled before it was lost, or taken anew: its owner reads it again. */
  private @Nullable OwnedPartition accepted(TopicPartition partition, int generation) {
    OwnedPartition mine = owned.get(partition.partition());
    return mine != null && mine.accepts(generation) ? mine : null;
  }

  /** One after the other, each stored before the next: each reads what the one before has done. */
  private void execute(OwnedPartition mine, List<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      var poison = new ArrayList<BatchReader.Poison>(0);
      if (CanaryRows.isCanary(record.key())) {
        CanaryRows.round(record.value()).ifPresent(mine::canary);
        mine.consumedUpTo(record.topic(), record.offset() + 1);
        flush();
        continue;
      }
      boolean isStored = mine.pendingAlerts().isEmpty() && mine.answers().isEmpty();
      if (!isStored
          || !isOwned(mine)
          || !commands.take(mine, record, () -> isOwned(mine), poison::add)
          || !sendToDeadLetters(mine, poison)) {
        return;
      }
      mine.consumedUpTo(record.topic(), record.offset() + 1);
      flush();
    }
  }

  /**
   * @param form what the records are read as
   */
  private void judge(
      OwnedPartition mine, List<ConsumerRecord<byte[], byte[]>> records, BatchReader.Form form) {
    var scores = new ArrayList<BatchReader.Read>(records.size());
    var poison = new ArrayList<BatchReader.Poison>(0);
    BatchReader.read(records, form, scores::add, poison::add);
    if (!modeDelays.refresh(() -> isOwned(mine)) || !load(mine, scores)) {
      return;
    }
    long stale = 0;
    for (BatchReader.Read score : scores) {
      try {
        stale += judge.judge(mine, score) ? 0 : 1;
      } catch (RuntimeException e) {
        LOG.errorf(e, "a score of asset %s cannot be judged", score.seen().asset());
        poison.add(new BatchReader.Poison(score.record(), "unprocessable", e.toString()));
      }
    }
    if (sendToDeadLetters(mine, poison)) {
      mine.consumedUpTo(records.getLast().topic(), records.getLast().offset() + 1);
      metrics.scores(scores.size() - stale, stale);
    }
  }

  private boolean load(OwnedPartition mine, List<BatchReader.Read> scores) {
    var unknown = mine.unknownOf(scores.stream().map(s -> s.seen().asset()).toList());
    if (unknown.isEmpty()) {
      return true;
    }
    var loaded =
        retryUntil.retry("reading asset states", () -> isOwned(mine), () -> ledger.states(unknown));
    loaded.ifPresent(
        states ->
            unknown.forEach(
                asset -> mine.load(asset, states.getOrDefault(asset, AssetState.UNSEEN))));
    return loaded.isPresent();
  }

  /** False if the partition was lost before the broker had all dead letters. */
  private boolean sendToDeadLetters(OwnedPartition mine, List<BatchReader.Poison> poison) {
    for (BatchReader.Poison dead : poison) {
      var sent =
          retryUntil.retry(
              "writing a dead letter",
              () -> isOwned(mine),
              () -> {
                deadLetters.send(dead.record(), dead.reason(), dead.detail());
                return true;
              });
      if (sent.isEmpty()) {
        owned.remove(mine.number(), mine);
        return false;
      }
      metrics.poison(dead.record().topic());
      LOG.warnf(
          "%s-%d@%d is a dead letter: %s",
          dead.record().topic(), mine.number(), dead.record().offset(), dead.reason());
    }
    return true;
  }

  /**
   * Looks for assets that have fallen silent.
   *
   * @param caughtUp partitions on which nothing waits at the broker; one of which something that
   *     was polled has not come here yet is left to the next look
   */
  Uni<Void> lookForSilent(Collection<CaughtUp> caughtUp) {
    long caughtUpAt = System.nanoTime();
    return Uni.createFrom()
        .voidItem()
        .emitOn(thread)
        .invoke(
            () -> {
              for (CaughtUp one : caughtUp) {
                OwnedPartition mine = owned.get(one.partition().partition());
                if (mine != null && mine.hasTakenIn(one)) {
                  lookForSilent(mine, one.listening(), caughtUpAt);
                }
              }
              flushIfDue();
            });
  }

  private void lookForSilent(OwnedPartition mine, Duration listening, long caughtUpAt) {
    while (silentAssets.look(mine, listening, caughtUpAt, () -> isOwned(mine))) {
      flush();
    }
  }

  private boolean isOwned(OwnedPartition partition) {
    return owned.get(partition.number()) == partition;
  }

  private void flushIfDue() {
    boolean due =
        System.nanoTime() - flushedAt >= config.flushEvery().toNanos()
            || owned.values().stream()
                .anyMatch(p -> p.isUrgent() || p.dirty().size() > config.cachedAssets());
    if (due) {
      flush();
    }
  }

  private void flush() {
    var due = withProgress(owned.values());
    while (!due.isEmpty()) {
      var batch = due;
      try {
        var stored =
            retryUntil.retry(
                "storing incidents and alerts",
                () -> batch.stream().allMatch(this::isOwned),
                () -> {
                  progress.store(batch);
                  return true;
                });
        if (stored.isPresent()) {
          group.commit(stored(batch));
          break;
        }
        if (batch.stream().allMatch(this::isOwned)) {
          return; // The service stops; the next start begins from what is stored.
        }
      } catch (LostRaceException e) {
        LOG.warnf("%s; it is assigned anew", e.getMessage());
        metrics.lostRace();
        owned.remove(e.partition().partition());
        group.rejoin();
      }
      due = withProgress(batch.stream().filter(this::isOwned).toList());
    }
    flushedAt = System.nanoTime();
  }

  private static List<OwnedPartition> withProgress(Collection<OwnedPartition> partitions) {
    return partitions.stream().filter(OwnedPartition::hasProgress).toList();
  }

  private Map<TopicPartition, Long> stored(List<OwnedPartition> partitions) {
    boolean alerted = partitions.stream().anyMatch(p -> !p.canaries().isEmpty());
    boolean answered = false;
    var offsets = new HashMap<TopicPartition, Long>();
    for (OwnedPartition partition : partitions) {
      alerted |= partition.isUrgent();
      for (PendingAlert alert : partition.pendingAlerts()) {
        metrics.alert(alert.alert());
        alert.span().end();
      }
      for (PendingAnswer answer : partition.answers()) {
        CommandResult given = answer.answer();
        metrics.command(given.order().kind(), given.outcome().name().toLowerCase(Locale.ROOT));
        answered = true;
      }
      partition.stored();
      partition.offsets().forEach(topic -> offsets.put(topic.partition(), topic.stored()));
    }
    if (alerted) {
      newAlerts.committed();
    }
    if (answered) {
      answerWatch.committed();
    }
    return offsets;
  }

  /**
   * These partitions are ours from the offsets that are stored; whatever was known of them is
   * forgotten.
   *
   * @return where to go on reading; empty if the service stops
   */
  Map<TopicPartition, Long> take(Collection<TopicPartition> partitions, int generation) {
    owned.keySet().removeAll(numbers(partitions));
    var positions =
        retryUntil
            .retry("reading consumed offsets", () -> true, () -> ledger.positions(partitions))
            .orElse(Map.of());
    var byNumber = new HashMap<Integer, Map<TopicPartition, Long>>();
    positions.forEach(
        (partition, next) ->
            byNumber
                .computeIfAbsent(partition.partition(), number -> new HashMap<>())
                .put(partition, next));
    byNumber.forEach(
        (number, stored) ->
            owned.put(
                number, new OwnedPartition(number, generation, stored, config.cachedAssets())));
    return positions;
  }

  /** It is not taken up where it is stored: the next flush stores where. */
  void beginAt(TopicPartition partition, long offset) {
    OwnedPartition mine = owned.get(partition.partition());
    if (mine != null && !thread.isShutdown()) {
      thread.execute(() -> mine.consumedUpTo(partition.topic(), offset));
    }
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }

  /**
   * Stores what was done with these partitions, if that is possible soon, and forgets them.
   *
   * @return what is consumed of them
   */
  Map<TopicPartition, Long> release(Collection<TopicPartition> partitions) {
    return releaseNumbers(numbers(partitions));
  }

  private Map<TopicPartition, Long> releaseNumbers(Set<Integer> partitions) {
    if (thread.isShutdown()) {
      return Map.of(); // The service stops, and has released all.
    }
    try {
      return thread
          .submit(() -> storeOnce(partitions))
          .get(HAND_OVER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
      LOG.infof("%s handed over without the latest progress; it is judged again", partitions);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      owned.keySet().removeAll(partitions);
    }
    return Map.of();
  }

  private Map<TopicPartition, Long> storeOnce(Set<Integer> partitions)
      throws SQLException, LostRaceException, UnavailableException {
    var last =
        withProgress(owned.values()).stream()
            .filter(p -> partitions.contains(p.number()))
            .collect(Collectors.toList());
    if (last.isEmpty()) {
      return Map.of();
    }
    progress.store(last);
    return stored(last);
  }

  /** Before the channels close: what is judged is stored, if the database is there. */
  void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event) {
    retryUntil.stop();
    group.commit(releaseNumbers(Set.copyOf(owned.keySet())));
    thread.shutdownNow();
  }
}
