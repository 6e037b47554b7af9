package io.sluice.query.retention;

import io.quarkus.scheduler.Scheduled;
import io.sluice.platform.postgres.retention.NotScheduled;
import io.sluice.platform.postgres.retention.OldRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Runs {@link Retention} from time to time, or once. */
@ApplicationScoped
class RetentionJob implements OldRows {

  private static final Logger LOG = Logger.getLogger(RetentionJob.class);

  private final Retention retention;

  RetentionJob(Retention retention) {
    this.retention = retention;
  }

  @Scheduled(
      every = "${sluice.query.retention.every:1h}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = NotScheduled.class)
  Uni<Void> run() {
    return delete()
        .onFailure()
        .invoke(e -> LOG.warnf("retention did not finish, next time: %s", e.toString()))
        .replaceWithVoid()
        .onFailure()
        .recoverWithNull();
  }

  @Override
  public String deleteAll() {
    return delete().await().indefinitely()
        ? "Old days and rows are deleted"
        : "Another replica is deleting old days and rows";
  }

  private Uni<Boolean> delete() {
    return retention.run(Clock.systemUTC().instant());
  }
}
