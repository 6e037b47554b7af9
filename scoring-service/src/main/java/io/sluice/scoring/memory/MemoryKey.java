package io.sluice.scoring.memory;

import io.sluice.contracts.StreamKey;

/**
 * Whose memory it is.
 *
 * @param detector name of its owner in the bundle
 */
public record MemoryKey(StreamKey stream, String detector) {}
