package io.sluice.testbed.network.sensor;

/**
 * Of the last hundred records, this one included, those that have in common with it
 *
 * @param serviceAndSource service and source address
 * @param serviceAndDestination service and destination address
 * @param destination destination address
 * @param source source address
 * @param sourceAndPort source address and destination port
 * @param destinationAndSourcePort destination address and source port
 * @param pair both addresses
 */
public record ConnectionCounts(
    int serviceAndSource,
    int serviceAndDestination,
    int destination,
    int source,
    int sourceAndPort,
    int destinationAndSourcePort,
    int pair) {}
