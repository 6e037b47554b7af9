package io.sluice.scoring.memory;

import io.sluice.contracts.StreamKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What lies on one partition of {@code scoring-state}, and what has to be written there so that it
 * becomes something else. Not thread-safe.
 */
public final class StoredMemories {

  /** By memory, the value of each of its parts. */
  private final Map<MemoryKey, TreeMap<Integer, byte[]>> values = new HashMap<>();

  /** By memory, one more than the highest part that may be there. */
  private final Map<MemoryKey, Integer> parts = new HashMap<>();

  private boolean discarded;

  /** A record was read; later ones take the place of earlier ones with the same key. */
  public void read(byte @Nullable [] key, byte @Nullable [] value) {
    MemoryFormat.key(key)
        .ifPresent(
            found -> {
              MemoryKey memory = found.memory();
              if (value != null) {
                values.computeIfAbsent(memory, any -> new TreeMap<>()).put(found.part(), value);
                parts.merge(memory, found.part() + 1, Math::max);
              } else if (forget(memory, found.part())) {
                parts.remove(memory);
              }
            });
  }

  /** Whether that was the last part that was there. */
  private boolean forget(MemoryKey memory, int part) {
    var ofIt = values.get(memory);
    if (ofIt == null) {
      return false;
    }
    ofIt.remove(part);
    return ofIt.isEmpty() && values.remove(memory) != null;
  }

  /**
   * Hands out, once, by stream what was read; what cannot be read is there, too, but worth nothing.
   */
  public Map<StreamKey, StoredMemory> takeAll() {
    var memories = new HashMap<StreamKey, StoredMemory>();
    values.forEach((key, ofIt) -> memories.put(key.stream(), join(key, ofIt)));
    values.clear();
    return memories;
  }

  /** Gives up what was read: the next {@link #retainOnly} lets it go. */
  public void discard() {
    values.clear();
    discarded = true;
  }

  /** Whether what was read is of no use, or gone. */
  public boolean isDiscarded() {
    return discarded;
  }

  private static StoredMemory join(MemoryKey key, TreeMap<Integer, byte[]> values) {
    var read = new ArrayList<MemoryFormat.Part>();
    for (var value : values.entrySet()) {
      Optional<MemoryFormat.Part> part = MemoryFormat.part(key, value.getValue());
      if (part.isEmpty() || value.getKey() != read.size()) {
        return StoredMemory.unreadable(key);
      }
      read.add(part.get());
    }
    return MemoryFormat.join(read).orElseGet(() -> StoredMemory.unreadable(key));
  }

  /** Whether nothing is there. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** What has to be written for a memory to be there as it is now. */
  public List<MemoryRecord> write(StoredMemory memory) {
    var records = new ArrayList<>(MemoryFormat.write(memory));
    int now = records.size();
    int before = parts.getOrDefault(memory.key(), 0);
    for (int part = now; part < before; part++) {
      records.add(new MemoryRecord(MemoryFormat.key(memory.key(), part), null));
    }
    parts.put(memory.key(), now);
    return records;
  }

  /** What has to be written for a memory not to be there. */
  public List<MemoryRecord> remove(MemoryKey key) {
    Integer count = parts.remove(key);
    var records = new ArrayList<MemoryRecord>();
    for (int part = 0; count != null && part < count; part++) {
      records.add(new MemoryRecord(MemoryFormat.key(key, part), null));
    }
    return records;
  }

  /** What has to be written for only these to be there. */
  public List<MemoryRecord> retainOnly(Set<MemoryKey> keys) {
    var records = new ArrayList<MemoryRecord>();
    for (MemoryKey key : List.copyOf(parts.keySet())) {
      if (!keys.contains(key)) {
        records.addAll(remove(key));
      }
    }
    return records;
  }
}
