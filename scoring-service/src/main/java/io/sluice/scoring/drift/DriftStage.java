package io.sluice.scoring.drift;

import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.session.WorkerPool;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.intake.IntakeConfig;
import io.sluice.scoring.intake.KafkaClients;
import io.sluice.scoring.intake.StateReader;
import io.sluice.scoring.intake.StateTopic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.RangeAssignor;

/** The one worker of this process that watches for drift; none if that is turned off. */
public final class DriftStage {

  private static final int WORKER = 0;

  private final KafkaClients clients;
  private final BundleRegistry bundles;
  private final DriftConfig config;
  private final DriftMetrics metrics;
  private final StateTopic stateTopic;
  private final WorkerPool pool;

  /**
   * @param connection as that of {@link KafkaClients}
   * @param instance what this process is called in its groups
   */
  public DriftStage(
      Map<String, Object> connection,
      IntakeConfig intake,
      String instance,
      Topics topics,
      ConsumerGroups groups,
      BundleRegistry bundles,
      DriftConfig config,
      DriftMetrics metrics) {
    this.clients =
        new KafkaClients(connection, intake, instance, topics, groups.drift(), RangeAssignor.class);
    this.bundles = bundles;
    this.config = config;
    this.metrics = metrics;
    this.stateTopic =
        new StateTopic(clients.topics().driftState(), clients::admin, clients.apiTimeout());
    this.pool =
        new WorkerPool(
            config.enabled() ? List.of(clients.worker("drift", this::session, bundles)) : List.of(),
            intake.stopTimeout());
  }

  private DriftSession session() {
    var producer = clients.producer(WORKER);
    try {
      var consumer = clients.unhurriedConsumer(WORKER);
      return new DriftSession(
          consumer,
          producer,
          new StateReader(
              consumer,
              clients.topics().sensorReadings(),
              stateTopic,
              isolation -> clients.stateConsumer(WORKER, isolation),
              clients.apiTimeout(),
              metrics::lost),
          clients.topics(),
          bundles,
          config,
          metrics,
          clients.heartbeatInterval());
    } catch (RuntimeException e) {
      producer.close();
      throw e;
    }
  }

  public void start() {
    pool.start();
  }

  public void stop() {
    pool.stop();
  }
}
