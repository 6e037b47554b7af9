package io.sluice.incidents.quiet;

import java.time.Instant;

/**
 * When something is decided.
 *
 * @param wall by the clock on the wall
 * @param event by the clock of the plant: how far event time of the asset has come
 */
public record Moment(Instant wall, Instant event) {}
