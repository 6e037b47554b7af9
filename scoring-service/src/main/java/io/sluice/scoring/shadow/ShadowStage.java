package io.sluice.scoring.shadow;

import io.opentelemetry.api.OpenTelemetry;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.session.WorkerPool;
import io.sluice.platform.tracing.Traces;
import io.sluice.scoring.bundle.ShadowBundles;
import io.sluice.scoring.intake.BatchIntake;
import io.sluice.scoring.intake.IntakeConfig;
import io.sluice.scoring.intake.IntakeLoad;
import io.sluice.scoring.intake.KafkaClients;
import io.sluice.scoring.metrics.BatchTally;
import io.sluice.scoring.metrics.ShadowMetrics;
import io.sluice.scoring.publish.TransactionalPublisher;
import io.sluice.scoring.window.WindowConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/**
 * The one worker of this process that judges in the shadow. It is connected to Kafka only while
 * there is a bundle to judge by.
 */
public final class ShadowStage {

  private static final int WORKER = 0;

  /** Scores of the shadow belong to no trace: nobody waits for them. */
  private static final Traces NO_TRACES = new Traces(OpenTelemetry.noop());

  private final KafkaClients clients;
  private final ConsumerGroups groups;
  private final ShadowBundles bundles;
  private final IntakeLoad champions;
  private final ShadowConfig config;
  private final WindowConfig windows;
  private final ShadowMetrics metrics;
  private final InstantSource clock;
  private final WorkerPool pool;

  /** How this process is connected, and what it is called in its groups. */
  public record Place(
      Map<String, Object> connection, String instance, Topics topics, ConsumerGroups groups) {}

  /**
   * @param champions what they are at
   */
  public ShadowStage(
      Place place,
      IntakeConfig intake,
      ShadowBundles bundles,
      IntakeLoad champions,
      ShadowConfig config,
      WindowConfig windows,
      ShadowMetrics metrics,
      InstantSource clock) {
    this.groups = place.groups();
    this.clients =
        new KafkaClients(
            place.connection(),
            intake,
            place.instance(),
            place.topics(),
            groups.shadow(),
            CooperativeStickyAssignor.class);
    this.bundles = bundles;
    this.champions = champions;
    this.config = config;
    this.windows = windows;
    this.metrics = metrics;
    this.clock = clock;
    this.pool =
        new WorkerPool(
            config.enabled()
                ? List.of(clients.worker("shadow", this::session, bundles.registry()))
                : List.of(),
            intake.stopTimeout());
  }

  private ShadowSession session() {
    var producer = clients.producer(WORKER);
    try {
      var tally = new BatchTally();
      Topics topics = clients.topics();
      return new ShadowSession(
          new ShadowSession.Parts(
              clients.unhurriedConsumer(WORKER),
              new TransactionalPublisher(
                  producer, topics, topics.shadowScores(), tally, NO_TRACES, this::nowMicros),
              tally,
              // who judges makes a dead letter of it
              new BatchIntake((record, why, detail) -> {}, tally, NO_TRACES, clients.group()),
              new ChampionPlaces(clients, groups.scoring()),
              topics.sensorReadings(),
              clients.heartbeatInterval()),
          bundles.registry(),
          champions,
          config,
          windows,
          metrics);
    } catch (RuntimeException e) {
      producer.close();
      throw e;
    }
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  public void start() {
    pool.start();
  }

  public void stop() {
    pool.stop();
  }
}
