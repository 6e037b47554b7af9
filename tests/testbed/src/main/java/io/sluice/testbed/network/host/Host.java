package io.sluice.testbed.network.host;

/**
 * A machine.
 *
 * @param address IPv4
 * @param ttl time to live of its packets as the sensor sees them
 * @param upgradedTtl the same once its firmware is a newer one
 * @param reach time from the sensor to it and back, milliseconds
 */
public record Host(String address, HostKind kind, int ttl, int upgradedTtl, double reach) {

  /** Of a machine whose firmware changes nothing of it. */
  Host(String address, HostKind kind, int ttl, double reach) {
    this(address, kind, ttl, ttl, reach);
  }
}
