package io.sluice.platform.postgres.retention;

import io.quarkus.runtime.StartupEvent;
import io.sluice.platform.startup.StartEndedException;
import io.sluice.platform.startup.StartOrder;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Deletes old rows instead of serving, if asked for. The start ends here: whatever consumes,
 * schedules, sends or listens would start later, and so it never does.
 */
@Singleton
class RetentionRun {

  private final RetentionMode mode;
  private final OldRows rows;

  RetentionRun(RetentionMode mode, OldRows rows) {
    this.mode = mode;
    this.rows = rows;
  }

  void start(@Observes @Priority(StartOrder.TASK) StartupEvent event) {
    if (mode.andExit()) {
      throw run();
    }
  }

  private StartEndedException run() {
    try {
      return new StartEndedException(rows.deleteAll(), 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new StartEndedException("Old rows are left: interrupted", 1);
    } catch (Exception e) {
      return new StartEndedException("Old rows are left: " + e.getMessage(), 1);
    }
  }
}
