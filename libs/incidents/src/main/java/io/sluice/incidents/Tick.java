package io.sluice.incidents;

/**
 * Nothing was heard of a stream for longer than the longest silence allowed, by the wall clock. Who
 * sends it has made sure that nothing waits on the log either.
 *
 * @param asset whose stream it is
 * @param stream the silent one
 */
public record Tick(String asset, String stream) implements Input {}
