package io.sluice.query.rollup;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Runs {@link Rollup} from time to time. */
@ApplicationScoped
class RollupJob {

  private static final Logger LOG = Logger.getLogger(RollupJob.class);

  private final Rollup rollup;
  private final RollupConfig config;

  RollupJob(Rollup rollup, RollupConfig config) {
    this.rollup = rollup;
    this.config = config;
  }

  @Scheduled(
      every = "${sluice.query.rollup.every:30s}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    try {
      rollup.run(config.longestRun());
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("rolling up did not finish, next time: %s", e.toString());
    }
  }
}
