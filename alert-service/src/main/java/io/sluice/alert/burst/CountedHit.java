package io.sluice.alert.burst;

import io.sluice.incidents.burst.BurstPolicy.Counted;
import io.sluice.incidents.burst.Hit;

/**
 * One of what is counted.
 *
 * @param what it is
 */
public record CountedHit(Counted what, Hit hit) {}
