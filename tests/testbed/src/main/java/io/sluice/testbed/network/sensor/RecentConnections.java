package io.sluice.testbed.network.sensor;

import io.sluice.testbed.network.traffic.Conversation;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last hundred records. How many of them are like the newest is what UNSW-NB15 counts in its
 * columns {@code ct_...}; the newest itself is among them.
 */
final class RecentConnections {

  private static final int LENGTH = 100;

  private final Deque<Conversation> last = new ArrayDeque<>(LENGTH + 1);

  /** Takes the newest and counts. */
  ConnectionCounts take(Conversation newest) {
    last.addLast(newest);
    if (last.size() > LENGTH) {
      last.removeFirst();
    }
    String from = newest.from().address();
    String to = newest.to().address();
    int serviceAndSource = 0;
    int serviceAndDestination = 0;
    int destinations = 0;
    int sources = 0;
    int sourceAndPort = 0;
    int destinationAndSourcePort = 0;
    int pairs = 0;
    for (Conversation other : last) {
      boolean sameFrom = other.from().address().equals(from);
      boolean sameTo = other.to().address().equals(to);
      boolean sameService = other.service().equals(newest.service());
      serviceAndSource += sameFrom && sameService ? 1 : 0;
      serviceAndDestination += sameTo && sameService ? 1 : 0;
      destinations += sameTo ? 1 : 0;
      sources += sameFrom ? 1 : 0;
      sourceAndPort +=
          sameFrom && other.application().port() == newest.application().port() ? 1 : 0;
      destinationAndSourcePort += sameTo && other.fromPort() == newest.fromPort() ? 1 : 0;
      pairs += sameFrom && sameTo ? 1 : 0;
    }
    return new ConnectionCounts(
        serviceAndSource,
        serviceAndDestination,
        destinations,
        sources,
        sourceAndPort,
        destinationAndSourcePort,
        pairs);
  }
}
