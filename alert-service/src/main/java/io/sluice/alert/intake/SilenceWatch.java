package io.sluice.alert.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.incidents.IncidentMachines;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Asks every now and then for assets that have fallen silent, of those partitions alone on which
 * nothing waits, neither scores for us nor readings for scoring-service: after an outage of either
 * the scores that are still to come are no silence. Nor is it an asset's silence while the broker,
 * or one of the services, could not have let it be heard: with each look that finds so, and with
 * the start, the time for which we listen begins anew.
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

  /** What the last look found, one after the other; none if it failed. */
  private volatile Map<TopicPartition, Look> looks = Map.of();

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
                      looks =
                          look(
                              client,
                              partition ->
                                  intake.isOfScores(partition)
                                      && isJudged.test(partition.partition()),
                              looks,
                              System.nanoTime());
                      return looks.entrySet().stream()
                          .filter(one -> one.getValue().isCaughtUp())
                          .map(one -> one.getValue().caughtUp(one.getKey()))
                          .toList();
                    }))
        .onFailure()
        .invoke(e -> looks = Map.of())
        .chain(intake::lookForSilent)
        .onFailure()
        .invoke(e -> LOG.warnf("silent assets are looked for later: %s", e.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  /**
   * How a partition was found.
   *
   * @param position up to where it was polled
   * @param end up to where it went
   * @param isStill whether the look before found it read up to there
   * @param since when it was first found to be read as it comes, without a break since then
   * @param at when this was, as {@link System#nanoTime}
   */
  record Look(long position, long end, boolean isStill, long since, long at) {

    private Look next(long newPosition, long newEnd, long now) {
      return new Look(
          newPosition,
          newEnd,
          isCaughtUp() && position == newPosition,
          newPosition >= end ? since : now,
          now);
    }

    boolean isCaughtUp() {
      return position == end;
    }

    CaughtUp caughtUp(TopicPartition partition) {
      return new CaughtUp(partition, position, isStill, Duration.ofNanos(at - since));
    }
  }

  /**
   * Looks at what is assigned to the client, now. That nothing waits at each look is no use to ask
   * for, as on a busy partition something may always do.
   *
   * @param isJudged whether a partition is one of scores on which no reading waits for its own
   * @param before what the look before found
   */
  static Map<TopicPartition, Look> look(
      Consumer<byte[], byte[]> client,
      Predicate<TopicPartition> isJudged,
      Map<TopicPartition, Look> before,
      long now) {
    var found = new HashMap<TopicPartition, Look>();
    for (TopicPartition partition : client.assignment()) {
      OptionalLong lag = client.currentLag(partition);
      if (isJudged.test(partition) && lag.isPresent()) {
        long position = client.position(partition);
        long end = position + lag.getAsLong();
        Look last = before.get(partition);
        found.put(
            partition,
            last == null
                ? new Look(position, end, false, now, now)
                : last.next(position, end, now));
      }
    }
    return found;
  }
}
