package io.sluice.platform.postgres.retention;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;

/** For {@link Scheduled#skipExecutionIf} of what deletes old rows. */
@Singleton
public class NotScheduled implements Scheduled.SkipPredicate {

  private final RetentionMode mode;

  NotScheduled(RetentionMode mode) {
    this.mode = mode;
  }

  @Override
  public boolean test(ScheduledExecution execution) {
    return !mode.scheduled();
  }
}
