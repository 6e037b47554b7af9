package io.sluice.testbed.network.traffic;

import io.sluice.testbed.network.host.Host;
import org.jspecify.annotations.Nullable;

/**
 * What passed between two machines under one pair of ports, as far as one record of a sensor tells
 * of it.
 *
 * @param fromPort 0 where there is none
 * @param application what is spoken; its port is that of {@code to}
 * @param service what a sensor takes it for
 * @param start seconds since the beginning of the scenario
 * @param seconds from the first to the last packet
 * @param hasHandshake whether a connection was set up within it
 * @param noise of what a sensor measures beside: a seed
 * @param episode the attack that it is part of, null for none
 */
public record Conversation(
    Host from,
    int fromPort,
    Host to,
    Application application,
    String service,
    FlowState state,
    double start,
    double seconds,
    long sentPackets,
    long answeredPackets,
    long sentBytes,
    long answeredBytes,
    boolean hasHandshake,
    long noise,
    @Nullable Episode episode) {

  public double end() {
    return start + seconds;
  }
}
