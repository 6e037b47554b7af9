package io.sluice.scoring.memory;

import io.sluice.contracts.StreamKey;

/**
 * Whose memory it is.
 *
 * @param detector name of the learner in its bundle
 */
public record MemoryKey(StreamKey stream, String detector) {}
