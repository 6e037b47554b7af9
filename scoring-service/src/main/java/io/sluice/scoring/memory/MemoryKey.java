package io.sluice.scoring.memory;

/**
 * Whose memory it is.
 *
 * @param detector name of the learner in its bundle
 */
public record MemoryKey(String asset, String detector) {}
