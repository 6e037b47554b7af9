package io.sluice.scoring.shadow;

import static org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;

import io.sluice.contracts.BundleRef;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.window.WindowRing;
import io.sluice.platform.session.BrokerContact;
import io.sluice.platform.session.CommitNote;
import io.sluice.platform.session.Session;
import io.sluice.platform.session.WorkerState;
import io.sluice.scoring.bundle.BundleLease;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.bundle.ServedBundle;
import io.sluice.scoring.intake.BatchIntake;
import io.sluice.scoring.intake.IntakeLoad;
import io.sluice.scoring.intake.PartitionIntake;
import io.sluice.scoring.judge.BatchJudge;
import io.sluice.scoring.judge.DueWindow;
import io.sluice.scoring.judge.DueWindows;
import io.sluice.scoring.metrics.BatchTally;
import io.sluice.scoring.metrics.ShadowMetrics;
import io.sluice.scoring.publish.TransactionalPublisher;
import io.sluice.scoring.window.WindowConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One membership of the group that judges in the shadow, for as long as there is a bundle to judge
 * by. Between two passes of a few windows it gives way to champions that are within a batch; while
 * they are behind, or its time is overdrawn, it reads nothing. Windows for which there is no time
 * are taken in but not judged. Scores and offsets are one transaction, so that none is doubled.
 */
final class ShadowSession implements Session, ConsumerRebalanceListener {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration HELD_POLL = Duration.ofMillis(50);
  private static final Duration CLOSE = Duration.ofSeconds(3);

  /** Records between two looks at whether somebody else needs the processor. */
  private static final int PASS = 64;

  /** What champions are given way for at a time: they may always be within some batch. */
  private static final long YIELD_NANOS = 10_000_000;

  private static final long NAP_NANOS = 200_000;

  private final Consumer<byte[], byte[]> consumer;
  private final TransactionalPublisher publisher;
  private final BundleRegistry registry;
  private final IntakeLoad champions;
  private final ShadowMetrics metrics;
  private final BatchTally tally;
  private final ShadowPartitions partitions;
  private final BatchIntake intake;
  private final BatchJudge judge;
  private final TimeBudget budget;
  private final BrokerContact contact;
  private final String topic;
  private final long commitNanos;
  private final DueWindows withinBudget = new WithinBudget();
  private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
  private BundleLease bundles;
  private boolean inTransaction;
  private boolean mayJudge = true;
  private boolean held;
  private long skipped;
  private long begunNanos = System.nanoTime();
  private volatile boolean over;

  /**
   * What a session is made of; consumer and publisher are closed with it.
   *
   * @param tally that the publisher writes to
   * @param topic of the readings
   */
  record Parts(
      Consumer<byte[], byte[]> consumer,
      TransactionalPublisher publisher,
      BatchTally tally,
      BatchIntake intake,
      ChampionPlaces places,
      String topic,
      Duration heartbeatInterval) {}

  ShadowSession(
      Parts parts,
      BundleRegistry registry,
      IntakeLoad champions,
      ShadowConfig config,
      WindowConfig windows,
      ShadowMetrics metrics) {
    this.consumer = parts.consumer();
    this.publisher = parts.publisher();
    this.tally = parts.tally();
    this.intake = parts.intake();
    this.topic = parts.topic();
    this.registry = registry;
    this.champions = champions;
    this.metrics = metrics;
    this.partitions =
        new ShadowPartitions(
            consumer,
            parts.places(),
            champions,
            config,
            windows,
            () -> bundles.largestMemory(),
            metrics,
            tally);
    this.judge = new BatchJudge(PASS, this::publish);
    this.budget = new TimeBudget(config.share(), System.nanoTime());
    this.contact = new BrokerContact(consumer, parts.heartbeatInterval());
    this.commitNanos = config.commitEvery().toNanos();
    this.bundles = registry.lease();
  }

  @Override
  public void join() {
    publisher.initialise();
    consumer.subscribe(List.of(topic), this);
  }

  @Override
  public boolean pollOnce() {
    useNewestBundles();
    if (bundles.isEmpty()) {
      boolean done = commit();
      over = true;
      return done;
    }
    holdBack();
    ConsumerRecords<byte[], byte[]> records;
    try {
      records = consumer.poll(held ? HELD_POLL : POLL);
    } catch (OffsetOutOfRangeException e) {
      giveUp();
      partitions.restart();
      return false;
    }
    process(records);
    if (System.nanoTime() - begunNanos < commitNanos) {
      return false;
    }
    boolean done = commit();
    partitions.catchUp();
    return done;
  }

  /** Nothing since the last commit was. */
  private void giveUp() {
    judge.discard();
    publisher.abort();
    inTransaction = false;
    next.clear();
    tally.clear();
    skipped = 0;
  }

  /** Reads nothing while champions need all that there is, or too much was spent. */
  private void holdBack() {
    held = champions.isBehind() || budget.isOverdrawn(System.nanoTime());
    if (held) {
      consumer.pause(consumer.assignment());
    } else if (!consumer.paused().isEmpty()) {
      consumer.resume(consumer.paused());
    }
  }

  private void process(ConsumerRecords<byte[], byte[]> records) {
    if (records.nextOffsets().isEmpty()) {
      return;
    }
    long mark = giveWay();
    long worked = 0;
    mayJudge = budget.hasLeft(mark);
    int inPass = 0;
    for (TopicPartition partition : records.partitions()) {
      PartitionIntake target = partitions.find(partition);
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        if (target != null) {
          // one that has to wait for a bundle that is intact waits in vain here: it is passed over
          intake.take(record, target, bundles, withinBudget);
        }
        if (++inPass == PASS) {
          judge.judge();
          worked += spend(mark);
          mark = giveWay();
          mayJudge = budget.hasLeft(mark);
          inPass = 0;
        }
      }
    }
    judge.judge();
    worked += spend(mark);
    metrics.worked(worked);
    records
        .nextOffsets()
        .forEach(
            (partition, offset) -> {
              PartitionIntake target = partitions.find(partition);
              if (target != null) {
                next.put(partition, offset);
                target.reached(offset.offset());
              }
            });
  }

  private long spend(long sinceNanos) {
    long now = System.nanoTime();
    budget.spend(now - sinceNanos, now);
    return now - sinceNanos;
  }

  /** Returns when that was done. */
  private long giveWay() {
    long begun = System.nanoTime();
    long now = begun;
    while (champions.isWorking() && now - begun < YIELD_NANOS) {
      LockSupport.parkNanos(NAP_NANOS);
      now = System.nanoTime();
    }
    return now;
  }

  /** Judges as long as there is time. */
  private final class WithinBudget implements DueWindows {

    @Override
    public void add(ServedBundle bundle, WindowRing ring, @Nullable Memory memory, DueWindow due) {
      if (mayJudge) {
        judge.add(bundle, ring, memory, due);
      } else {
        skipped++;
      }
    }

    @Override
    public void addRecord(ServedBundle bundle, double[] values, DueWindow due) {
      if (mayJudge) {
        judge.addRecord(bundle, values, due);
      } else {
        skipped++;
      }
    }
  }

  private void publish(BundleRef bundle, DueWindow window, Verdict verdict) {
    begin();
    publisher.accept(bundle, window, verdict);
  }

  private void begin() {
    if (!inTransaction) {
      publisher.begin();
      inTransaction = true;
    }
  }

  /** Returns whether there was anything to commit. */
  private boolean commit() {
    begunNanos = System.nanoTime();
    var offsets = offsets();
    next.clear();
    metrics.overBudget(skipped);
    skipped = 0;
    if (offsets.isEmpty() && !inTransaction) {
      return false;
    }
    begin();
    publisher.commit(offsets, consumer.groupMetadata());
    inTransaction = false;
    metrics.count(tally);
    tally.clear();
    return true;
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets() {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    next.forEach(
        (partition, offset) -> {
          PartitionIntake target = partitions.find(partition);
          if (target != null && target.isBeyondCommitted(offset.offset())) {
            target.windows().leaveMemoriesUnstored();
            var note = new CommitNote(target.windows().rebuildFrom(offset.offset()), 0);
            offsets.put(
                partition,
                new OffsetAndMetadata(offset.offset(), offset.leaderEpoch(), note.encode()));
          }
        });
    return offsets;
  }

  private void useNewestBundles() {
    if (bundles.isOutdated()) {
      BundleLease newest = registry.lease();
      judge.retainOnly(newest.byProfile().values());
      bundles.close();
      bundles = newest;
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    partitions.start(added);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    commit();
    partitions.drop(revoked);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    giveUp();
    partitions.drop(lost);
    partitions.restart();
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public WorkerState state() {
    return contact
        .lost()
        .orElseGet(
            () -> new WorkerState.Serving(partitions.size(), partitions.rebuilding(), List.of()));
  }

  @Override
  public void wakeUp() {
    consumer.wakeup();
  }

  /** What was not committed is judged again by whoever comes next. */
  @Override
  public void close() {
    // what is open is aborted with the producer
    inTransaction = false;
    next.clear();
    try {
      consumer.close(CloseOptions.timeout(CLOSE).withGroupMembershipOperation(LEAVE_GROUP));
    } finally {
      publisher.close();
      judge.close();
      bundles.close();
    }
  }
}
