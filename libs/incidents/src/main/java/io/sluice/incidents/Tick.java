package io.sluice.incidents;

import java.time.Instant;

/**
 * The wall clock has gone on, and nothing came of an asset. Who sends it has made sure that nothing
 * of it waits on the log either.
 *
 * @param asset whose clock it is
 * @param now what time it is
 * @param listeningSince since when all that comes of it would have been heard: silence before that
 *     may be ours
 */
public record Tick(String asset, Instant now, Instant listeningSince) implements Input {}
