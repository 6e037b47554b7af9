package io.sluice.alert.delivery;

import io.sluice.alert.channel.Receipt;

/**
 * An attempt that has ended and is not stored yet.
 *
 * @param receipt what became of it
 * @param decision what that means for its delivery
 */
record Attempted(Claim claim, Receipt receipt, RetryDecision decision) {}
