package io.sluice.incidents;

/**
 * Nothing was heard of an asset for longer than the longest silence allowed, by the wall clock. Who
 * sends it has made sure that nothing waits on the log either.
 *
 * @param asset the silent one
 */
public record Tick(String asset) implements Input {}
