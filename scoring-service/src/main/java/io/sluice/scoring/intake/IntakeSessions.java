package io.sluice.scoring.intake;

import io.sluice.platform.session.SessionWorker;
import io.sluice.platform.session.WorkerPool;
import io.sluice.platform.tracing.Traces;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.metrics.BatchTally;
import io.sluice.scoring.metrics.ScoringMetrics;
import io.sluice.scoring.publish.TransactionalPublisher;
import io.sluice.scoring.window.WindowConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the workers that judge, and their sessions. */
public final class IntakeSessions {

  private final KafkaClients clients;
  private final BundleRegistry bundles;
  private final WindowConfig windows;
  private final ScoringMetrics metrics;
  private final Traces traces;
  private final InstantSource clock;
  private final StateTopic stateTopic;
  private final IntakeLoad load;

  /**
   * @param load is told what the workers do
   */
  public IntakeSessions(
      KafkaClients clients,
      BundleRegistry bundles,
      WindowConfig windows,
      ScoringMetrics metrics,
      Traces traces,
      InstantSource clock,
      IntakeLoad load) {
    this.clients = clients;
    this.bundles = bundles;
    this.windows = windows;
    this.metrics = metrics;
    this.traces = traces;
    this.clock = clock;
    this.load = load;
    this.stateTopic =
        new StateTopic(clients.topics().scoringState(), clients::admin, clients.apiTimeout());
  }

  /** As many as are configured, not started. */
  public WorkerPool workers(IntakeConfig config) {
    List<SessionWorker> workers =
        IntStream.range(0, config.workers())
            .mapToObj(number -> clients.worker("scoring-" + number, () -> session(number), bundles))
            .toList();
    return new WorkerPool(workers, config.stopTimeout());
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
              clients.topics().sensorReadings(),
              stateTopic,
              isolation -> clients.stateConsumer(worker, isolation),
              clients.apiTimeout(),
              metrics::memoryLost),
          new TagOrders(
              consumer,
              clients.topics().sensorReadings(),
              clients.topics().incidentCommands(),
              clients.commandConsumer(worker)),
          new TransactionalPublisher(
              producer,
              clients.topics(),
              clients.topics().anomalyScores(),
              tally,
              traces,
              this::nowMicros),
          bundles,
          windows,
          clients,
          metrics,
          tally,
          traces,
          load.worker());
    } catch (RuntimeException e) {
      producer.close();
      throw e;
    }
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }
}
