package io.sluice.alert.channel;

import io.sluice.contracts.Severity;

/**
 * A way to reach people or their tools. Called by several threads at once. Never throws for what
 * the other side does: that is a {@link Receipt}.
 */
public interface Channel extends AutoCloseable {

  /** Unique and stable: deliveries are stored under it. */
  String name();

  /** Alerts below this are not for this channel. */
  Severity minSeverity();

  /** How fast it may be told things, and how much at once. */
  default Pace pace() {
    return Pace.UNLIMITED;
  }

  /**
   * One attempt, within a bounded time that the channel knows.
   *
   * @throws InterruptedException if the service stops meanwhile; the attempt is made again later
   */
  Receipt send(Notification notification) throws InterruptedException;

  default boolean wants(Severity severity) {
    return !minSeverity().isAbove(severity);
  }

  /** Gives up what it holds, connections for example. */
  @Override
  default void close() {}
}
