package io.sluice.database.retention;

import io.quarkus.runtime.StartupEvent;
import io.sluice.startup.StartEndedException;
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

  /** After the checks of the service's own configuration and of the schema, before all else. */
  void start(@Observes @Priority(2) StartupEvent event) {
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
