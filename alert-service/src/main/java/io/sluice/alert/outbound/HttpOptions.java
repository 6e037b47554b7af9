package io.sluice.alert.outbound;

import java.time.Duration;

/**
 * How a receiver is reached.
 *
 * @param addresses those that it may have
 * @param trust whose certificates are believed
 * @param connectTimeout longest wait for its address, and again for the connection
 * @param timeout longest wait for the whole answer
 */
public record HttpOptions(
    AddressPolicy addresses, Trust trust, Duration connectTimeout, Duration timeout) {}
