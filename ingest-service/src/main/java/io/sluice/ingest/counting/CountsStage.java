package io.sluice.ingest.counting;

import io.sluice.counts.Counts;
import io.sluice.ingest.metrics.CountsMetrics;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.platform.retry.Backoff;
import io.sluice.platform.session.GroupClients;
import io.sluice.platform.session.SessionWorker;
import io.sluice.platform.session.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The one worker of this process that counts; none if there is nothing to count. */
public final class CountsStage {

  /**
   * A transaction is open for as long as its few records take to write; who reads the topic does
   * not wait for longer than this for one whose process has died.
   */
  public static final GroupClients.Limits LIMITS =
      new GroupClients.Limits(Duration.ofSeconds(10), Duration.ofSeconds(5), 5_000, 4 << 20);

  /** Longest time from a record to what it tells. */
  public static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

  private static final int WORKER = 0;
  private static final Duration RETRY_MIN = Duration.ofMillis(100);
  private static final Duration RETRY_MAX = Duration.ofSeconds(10);
  private static final Duration STOP = Duration.ofSeconds(8);

  private final GroupClients clients;
  private final String topic;
  private final List<Counts> counts;
  private final KnownProfiles profiles;
  private final CountsMetrics metrics;
  private final Duration commitEvery;
  private final WorkerPool pool;

  /**
   * @param clients of the group that counts
   * @param topic of the readings
   * @param commitEvery longest time from a record to what it tells
   */
  public CountsStage(
      GroupClients clients,
      String topic,
      List<Counts> counts,
      KnownProfiles profiles,
      CountsMetrics metrics,
      Duration commitEvery) {
    this.clients = clients;
    this.topic = topic;
    this.counts = List.copyOf(counts);
    this.profiles = profiles;
    this.metrics = metrics;
    this.commitEvery = commitEvery;
    this.pool =
        new WorkerPool(
            counts.isEmpty()
                ? List.of()
                : List.of(
                    new SessionWorker(
                        "counts",
                        new SessionWorker.Identity(clients.instance(), "the name of each process"),
                        this::session,
                        Optional::empty,
                        new Backoff(RETRY_MIN, RETRY_MAX))),
            STOP);
  }

  private CountsSession session() {
    var producer = clients.producer(WORKER);
    try {
      return new CountsSession(
          clients.consumer(WORKER),
          producer,
          topic,
          counts,
          profiles,
          metrics,
          clients.heartbeatInterval(),
          commitEvery);
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
