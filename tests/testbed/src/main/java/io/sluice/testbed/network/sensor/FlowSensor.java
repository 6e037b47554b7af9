package io.sluice.testbed.network.sensor;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.random.Chance;
import io.sluice.testbed.network.traffic.Conversation;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sees all that passes and tells of it in the order in which it ends. What is measured of a
 * conversation depends on nothing else, but for the counts of the last hundred.
 */
public final class FlowSensor {

  private static final double LOSS_WITHIN = 0.004;
  private static final double LOSS_OUTSIDE = 0.02;

  /** Milliseconds from which on a machine is far away. */
  private static final double FAR = 5;

  private final Instant begin;
  private final double firmware;
  private final RecentConnections recent = new RecentConnections();
  private final PriorityQueue<Seen> open =
      new PriorityQueue<>(
          Comparator.comparingDouble((Seen seen) -> seen.conversation().end())
              .thenComparingLong(Seen::order));
  private long seen;

  private record Seen(long order, Conversation conversation) {}

  /**
   * @param begin of the scenario
   * @param firmware from when on machines have the TTL of their newer firmware, seconds since then
   */
  public FlowSensor(Instant begin, double firmware) {
    this.begin = begin;
    this.firmware = firmware;
  }

  public void see(Conversation conversation) {
    open.add(new Seen(seen++, conversation));
  }

  /**
   * The next that has ended.
   *
   * @param until seconds since the beginning, before which nothing begins any more
   * @return null if none has ended by then
   */
  public @Nullable NetworkFlow next(double until) {
    Seen first = open.peek();
    if (first == null || first.conversation().end() > until) {
      return null;
    }
    open.remove();
    Conversation conversation = first.conversation();
    return new NetworkFlow(
        begin.plusMillis(Math.round(conversation.end() * 1_000)),
        conversation,
        measured(conversation),
        recent.take(conversation));
  }

  private NetworkFlow.Measured measured(Conversation said) {
    var noise = new Chance(said.noise());
    boolean isAnswered = said.answeredPackets() > 0;
    boolean isFar = Math.max(said.from().reach(), said.to().reach()) > FAR;
    double loss = isFar ? LOSS_OUTSIDE : LOSS_WITHIN;
    return new NetworkFlow.Measured(
        ttl(said.from(), said.start()),
        isAnswered ? ttl(said.to(), said.start()) : 0,
        lost(said.sentPackets(), loss, noise),
        lost(said.answeredPackets(), loss, noise),
        jitter(said.sentPackets(), said.seconds(), noise),
        jitter(said.answeredPackets(), said.seconds(), noise),
        said.hasHandshake() ? said.to().reach() / 1_000 * noise.about(1, 0.2) : 0,
        said.hasHandshake() ? said.from().reach() / 1_000 * noise.about(1, 0.2) : 0);
  }

  private int ttl(Host host, double time) {
    return time < firmware ? host.ttl() : host.upgradedTtl();
  }

  private static long lost(long packets, double part, Chance noise) {
    double expected = packets * part;
    return packets < 3 ? 0 : Math.min(packets / 2, (long) noise.waiting(expected));
  }

  private static double jitter(long packets, double seconds, Chance noise) {
    return packets < 3 ? 0 : SensorField.pause(packets, seconds) * noise.about(0.6, 0.5);
  }
}
