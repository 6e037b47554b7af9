package io.sluice.alert.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.alert.incident.IncidentMachines;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Asks every now and then for assets that have fallen silent, of those partitions alone on which
 * nothing waits, neither scores for us nor readings for scoring-service: after an outage of either
 * the scores that are still to come are no silence.
 */
@ApplicationScoped
class SilenceWatch {

  private static final Logger LOG = Logger.getLogger(SilenceWatch.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

  private final KafkaClientService clients;
  private final ScoreIntake intake;
  private final ScoringOffsets scoring;
  private final Duration every;

  /** By partition on which nothing waited at the last look; used by the polling thread alone. */
  private Map<TopicPartition, Long> positions = Map.of();

  private Cancellable rounds = () -> {};

  SilenceWatch(
      KafkaClientService clients,
      ScoreIntake intake,
      ScoringOffsets scoring,
      IncidentMachines machines) {
    this.clients = clients;
    this.intake = intake;
    this.scoring = scoring;
    this.every = pause(machines.shortestSilence());
  }

  /** Late by at most a tenth, which of a day is a minute. */
  static Duration pause(Duration silence) {
    Duration tenth = silence.dividedBy(10);
    if (tenth.compareTo(LONGEST_PAUSE) > 0) {
      return LONGEST_PAUSE;
    }
    return tenth.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : tenth;
  }

  void start(@Observes StartupEvent event) {
    rounds =
        Multi.createFrom()
            .ticks()
            .every(every)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> round())
            .subscribe()
            .with(done -> {}, e -> LOG.error("silent assets are looked for no longer", e));
  }

  void stop(@Observes ShutdownEvent event) {
    rounds.cancel();
  }

  /** A failure is that of one round. */
  private Uni<Void> round() {
    KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer(ScoreIntake.CHANNEL);
    if (consumer == null) {
      return Uni.createFrom().voidItem();
    }
    return scoring
        .keepingUp()
        .chain(
            isJudged ->
                consumer.runOnPollingThread(
                    client -> {
                      List<CaughtUp> caughtUp =
                          caughtUp(
                              client,
                              partition ->
                                  !intake.isOfCommands(partition)
                                      && isJudged.test(partition.partition()),
                              positions);
                      positions =
                          caughtUp.stream()
                              .collect(Collectors.toMap(CaughtUp::partition, CaughtUp::position));
                      return caughtUp;
                    }))
        .chain(intake::endSilent)
        .onFailure()
        .invoke(e -> LOG.warnf("silent assets are looked for later: %s", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  /**
   * Of what is assigned to the client, now.
   *
   * @param isJudged whether a partition is one of scores on which no reading waits for its own
   * @param before up to where those were polled on which nothing waited at the look before
   */
  static List<CaughtUp> caughtUp(
      Consumer<byte[], byte[]> client,
      Predicate<TopicPartition> isJudged,
      Map<TopicPartition, Long> before) {
    return client.assignment().stream()
        .filter(isJudged)
        .filter(partition -> client.currentLag(partition).orElse(-1) == 0)
        .map(
            partition -> {
              long position = client.position(partition);
              Long known = before.get(partition);
              return new CaughtUp(partition, position, known != null && known == position);
            })
        .toList();
  }
}
