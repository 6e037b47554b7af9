package io.sluice.scoring.intake;

import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.retry.Backoff;
import io.sluice.platform.session.GroupClients;
import io.sluice.platform.session.Session;
import io.sluice.platform.session.SessionWorker;
import io.sluice.scoring.bundle.BundleRegistry;
import io.sluice.scoring.bundle.BundleStatus;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** Makes the clients of the workers of this service, and the workers. */
public class KafkaClients extends GroupClients {

  private final IntakeConfig config;
  private final Topics topics;

  /** Those of the workers that judge: partitions that stay keep their windows over a rebalance. */
  public KafkaClients(
      Map<String, Object> connection,
      IntakeConfig config,
      String instance,
      Topics topics,
      ConsumerGroups groups) {
    this(connection, config, instance, topics, groups.scoring(), CooperativeStickyAssignor.class);
  }

  /**
   * @param connection bootstrap servers, security and whatever else goes to every client
   * @param instance name of this process, unique within the group
   * @param topics of this pipeline
   * @param group that the consumers are members of
   * @param assignor how partitions are shared out in it
   */
  public KafkaClients(
      Map<String, Object> connection,
      IntakeConfig config,
      String instance,
      Topics topics,
      String group,
      Class<? extends ConsumerPartitionAssignor> assignor) {
    super(
        connection,
        new Limits(
            config.sessionTimeout(),
            config.transactionTimeout(),
            config.maxPollRecords(),
            Math.toIntExact(config.fetchMaxBytes().asLongValue())),
        instance,
        group,
        assignor);
    this.config = config;
    this.topics = topics;
  }

  /** Most records of a batch. */
  int maxPollRecords() {
    return config.maxPollRecords();
  }

  public Topics topics() {
    return topics;
  }

  /**
   * A worker that begins once there is a bundle: without any every reading would become a dead
   * letter.
   *
   * @param name for people
   */
  public SessionWorker worker(String name, Supplier<Session> sessions, BundleRegistry bundles) {
    return new SessionWorker(
        name,
        new SessionWorker.Identity(instance(), "sluice.scoring.intake.instance"),
        sessions,
        () ->
            bundles.status().stream().allMatch(BundleStatus.Refused.class::isInstance)
                ? Optional.of("no bundle to judge with")
                : Optional.empty(),
        new Backoff(config.retryMin(), config.retryMax()));
  }
}
