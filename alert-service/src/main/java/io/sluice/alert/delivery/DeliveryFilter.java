package io.sluice.alert.delivery;

import java.util.Optional;
import java.util.UUID;

/**
 * Which deliveries to show.
 *
 * @param after sequence number of the last one already shown
 * @param limit most to show
 */
record DeliveryFilter(
    Optional<DeliveryStatus> status,
    Optional<String> channel,
    Optional<UUID> alert,
    Optional<Long> after,
    int limit) {}
