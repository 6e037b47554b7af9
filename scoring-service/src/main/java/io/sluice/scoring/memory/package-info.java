/**
 * What was learnt of an asset, on the compacted topic {@code scoring-state}. {@code StoredMemory}
 * is a snapshot, {@code MemoryFormat} its records, {@code StoredMemories} what one partition of the
 * topic holds. Plain Java; what cannot be read is worth nothing, and its asset begins anew.
 */
@NullMarked
package io.sluice.scoring.memory;

import org.jspecify.annotations.NullMarked;
