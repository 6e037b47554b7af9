package io.sluice.alert.channel;

/**
 * A way to reach people or their tools. Called by several threads at once. Never throws for what
 * the other side does: that is a {@link Receipt}.
 */
public interface Channel extends AutoCloseable {

  /** The receiver's: deliveries are stored under it. */
  String name();

  /**
   * One attempt, within a bounded time that the channel knows.
   *
   * @throws InterruptedException if the service stops meanwhile; the attempt is made again later
   */
  Receipt send(Notification notification) throws InterruptedException;

  /** Gives up what it holds, connections for example, once no attempt is under way. */
  @Override
  default void close() {}
}
