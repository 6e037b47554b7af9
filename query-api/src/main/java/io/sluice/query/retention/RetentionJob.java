package io.sluice.query.retention;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Runs {@link Retention} from time to time. */
@ApplicationScoped
class RetentionJob {

  private static final Logger LOG = Logger.getLogger(RetentionJob.class);

  private final Retention retention;

  RetentionJob(Retention retention) {
    this.retention = retention;
  }

  @Scheduled(
      every = "${sluice.query.retention.every:1h}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return retention
        .run(Clock.systemUTC().instant())
        .onFailure()
        .invoke(e -> LOG.warnf("retention did not finish, next time: %s", e.toString()))
        .onFailure()
        .recoverWithNull();
  }
}
