package io.sluice.alert.store;

import org.jboss.logging.Logger;

/**
 * A task for a schedule. An executor that sees one throw anything never runs it again and tells
 * nobody; this one is run again at its next time, and says once in a row that it failed.
 */
public final class Guarded implements Runnable {

  private static final Logger LOG = Logger.getLogger(Guarded.class);

  private final String name;
  private final Runnable task;
  private boolean failing;

  public Guarded(String name, Runnable task) {
    this.name = name;
    this.task = task;
  }

  /** By one thread at a time, as schedules with a fixed delay do. */
  @Override
  public void run() {
    try {
      task.run();
      failing = false;
    } catch (Throwable e) {
      if (!failing) {
        LOG.errorf(e, "%s failed and is tried again at its next time", name);
      }
      failing = true;
    }
  }
}
