package io.sluice.scoring.intake;

import io.sluice.platform.tracing.Traces;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.metrics.BatchTally;
import io.sluice.scoring.metrics.ScoringMetrics;
import io.sluice.scoring.publish.TransactionalPublisher;
import io.sluice.scoring.window.WindowConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The workers of this process, each on its own thread. */
public final class WorkerPool {

  private static final Logger LOG = Logger.getLogger(WorkerPool.class);

  private final KafkaClients clients;
  private final BundleRegistry bundles;
  private final WindowConfig windows;
  private final IntakeConfig config;
  private final ScoringMetrics metrics;
  private final Traces traces;
  private final InstantSource clock;
  private final StateTopic stateTopic;
  private final List<ScoringWorker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  public WorkerPool(
      KafkaClients clients,
      BundleRegistry bundles,
      WindowConfig windows,
      IntakeConfig config,
      ScoringMetrics metrics,
      Traces traces,
      InstantSource clock) {
    this.clients = clients;
    this.bundles = bundles;
    this.windows = windows;
    this.config = config;
    this.metrics = metrics;
    this.traces = traces;
    this.clock = clock;
    this.stateTopic =
        new StateTopic(clients.topics().scoringState(), clients::admin, clients.apiTimeout());
    for (int number = 0; number < config.workers(); number++) {
      int worker = number;
      workers.add(
          new ScoringWorker(number, clients.instance(), () -> session(worker), bundles, config));
    }
  }

  private IntakeSession session(int worker) {
    var producer = clients.producer(worker);
    var tally = new BatchTally();
    try {
      var consumer = clients.consumer(worker);
      return new IntakeSession(
          consumer,
          new StateReader(
              consumer,
              clients.topics(),
              stateTopic,
              isolation -> clients.stateConsumer(worker, isolation),
              clients.apiTimeout(),
              metrics::memoryLost),
          new TransactionalPublisher(producer, clients.topics(), tally, traces, this::nowMicros),
          bundles,
          windows,
          clients,
          metrics,
          tally,
          traces);
    } catch (RuntimeException e) {
      producer.close();
      throw e;
    }
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  public void start() {
    for (int number = 0; number < workers.size(); number++) {
      // daemons: a worker that hangs in a broken network must not keep the process alive
      threads.add(
          Thread.ofPlatform().daemon().name("scoring-" + number).start(workers.get(number)));
    }
  }

  /**
   * Waits until all have left the group; who still waits for a broker after half of the configured
   * time is interrupted.
   */
  public void stop() {
    workers.forEach(ScoringWorker::stop);
    Duration half = config.stopTimeout().dividedBy(2);
    try {
      join(half);
      threads.stream().filter(Thread::isAlive).forEach(Thread::interrupt);
      join(half);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.stream()
        .filter(Thread::isAlive)
        .forEach(
            thread ->
                LOG.warnf(
                    "%s did not stop in time; its open transaction will be aborted",
                    thread.getName()));
  }

  private void join(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }
  }

  public List<WorkerState> states() {
    return workers.stream().map(ScoringWorker::state).toList();
  }

  /** Whether every worker's thread runs: one that has died will not come back. */
  public boolean isAlive() {
    return threads.stream().allMatch(Thread::isAlive);
  }
}
