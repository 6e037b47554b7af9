package io.sluice.alert.delivery;

import java.util.List;

/**
 * What a round brought.
 *
 * @param superseded deliveries that newer alerts took the place of
 */
record Claimed(List<Claim> claims, int superseded) {}
