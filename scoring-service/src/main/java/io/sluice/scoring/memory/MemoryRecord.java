package io.sluice.scoring.memory;

import org.jspecify.annotations.Nullable;

/**
 * A record of the topic {@code scoring-state}.
 *
 * @param value null if what was there before is to go
 */
public record MemoryRecord(byte[] key, byte @Nullable [] value) {}
