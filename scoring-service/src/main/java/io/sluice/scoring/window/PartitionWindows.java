package io.sluice.scoring.window;

import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.TagOrder;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.scoring.memory.MemoryOwner;
import io.sluice.scoring.memory.MemoryRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The windows of the streams of one partition. A pure function of the partition's records in the
 * order of their offsets: which streams have a window depends only on the records since each was
 * last seen, so that a replay from {@link #rebuildFrom} comes to the same state. That holds for the
 * bound on memory, too: a stream keeps its window as long as it and those seen since, each at its
 * full size, fit. What streams have taught is stored apart from the log: {@link #memoryChanges}.
 * Not thread-safe.
 */
public final class PartitionWindows {

  /** In idle times, how far back a rebuild is put for the sake of exactness alone. */
  private static final int FARTHEST = 20;

  private final long maxBytes;
  private final long idleRecords;
  private final PartitionMemories memories;
  private final Drops drops;

  /** In order of last sight, the longest unseen first. */
  private final LinkedHashMap<StreamKey, StreamWindow> byStream =
      new LinkedHashMap<>(64, 0.75f, true);

  /** By profile, who has the memories of its bundle. */
  private final Map<String, Optional<MemoryOwner>> owners = new HashMap<>();

  private long knownStart = -1;
  private int touchedSinceStart;
  private long bytes;

  /**
   * @param maxBytes what the windows may take together, {@link StreamWindow#bytes(Profile)} each;
   *     one window there always is
   * @param idleRecords a stream not seen for more offsets than this has none; one that is seen, but
   *     whose clock stands still, begins anew
   */
  public PartitionWindows(
      long maxBytes, long idleRecords, PartitionMemories memories, Drops drops) {
    this.maxBytes = maxBytes;
    this.idleRecords = idleRecords;
    this.memories = memories;
    this.drops = drops;
  }

  /**
   * The window that a reading of a stream is to be offered to.
   *
   * @param dictionaries of the profile's bundle
   * @param owner of the memories in the profile's bundle, null if it has none
   * @param offset of the reading; ascends from call to call
   */
  public StreamWindow window(
      StreamKey stream,
      Profile profile,
      Dictionaries dictionaries,
      @Nullable MemoryOwner owner,
      long offset) {
    dropIdle(offset);
    StreamWindow window = byStream.get(stream);
    if (window != null && !window.fits(profile, dictionaries)) {
      drops.profileChanged();
      memories.end(stream);
      bytes -= window.bytes();
      window = null;
    }
    if (window == null) {
      window = new StreamWindow(profile, dictionaries, idleRecords);
      byStream.put(stream, window);
      bytes += window.bytes();
      dropBeyondCapacity();
    }
    window.follow(profile, dictionaries, owner);
    if (owners.put(profile.name(), Optional.ofNullable(owner)) instanceof Optional<?> before
        && before.orElse(null) != owner) {
      allFollow(profile, dictionaries, owner, offset);
    }
    if (window.memory() == null) {
      memories.end(stream);
      if (owner != null) {
        memories.begin(stream, window, owner, offset);
      }
    }
    window.seen(offset);
    memories.seen(stream, window);
    touchedSinceStart++;
    return window;
  }

  /**
   * Memories of a bundle that another has replaced end with its first reading, not each with its
   * stream's next one: a replay knows the new bundle only.
   */
  private void allFollow(
      Profile profile, Dictionaries dictionaries, @Nullable MemoryOwner owner, long offset) {
    for (var entry : List.copyOf(memories.all().entrySet())) {
      StreamWindow window = entry.getValue();
      if (!window.isOf(profile) || window.isOwnedBy(owner)) {
        continue;
      }
      if (!window.fits(profile, dictionaries)) {
        window.forget();
        memories.end(entry.getKey());
        continue;
      }
      window.follow(profile, dictionaries, owner);
      if (owner == null) {
        memories.end(entry.getKey());
      } else {
        memories.beginAgain(entry.getKey(), window, owner, offset);
      }
    }
  }

  /**
   * A replay has ended, which has judged nothing: does what judging would otherwise have to do
   * first.
   */
  public void rebuilt() {
    memories.rebuilt(byStream.keySet());
  }

  private void dropIdle(long offset) {
    var eldest = byStream.firstEntry();
    while (eldest != null && offset - eldest.getValue().lastSeen() > idleRecords) {
      dropEldest();
      drops.idle();
      eldest = byStream.firstEntry();
    }
  }

  private void dropBeyondCapacity() {
    while (bytes > maxBytes && byStream.size() > 1) {
      dropEldest();
      drops.capacity();
    }
  }

  private void dropEldest() {
    var eldest = Objects.requireNonNull(byStream.pollFirstEntry(), "there are no windows");
    bytes -= eldest.getValue().bytes();
    memories.end(eldest.getKey());
  }

  /**
   * An offset from which a replay up to {@code next} rebuilds these windows: at most the lowest one
   * that any of them needs. What a window needs only ever moves forward, so that an older answer
   * stays right; looking through all streams is put off until as many readings have come in, which
   * keeps the cost at about one look a reading.
   *
   * @param next the offset up to which records were offered, exclusive
   */
  public long rebuildFrom(long next) {
    dropIdle(next);
    if (knownStart < 0 || touchedSinceStart >= byStream.size()) {
      knownStart = safeStart(lowestNeeded(next));
      touchedSinceStart = 0;
      for (StreamWindow window : byStream.values()) {
        window.ring().neverRebuiltBefore(knownStart);
      }
    }
    return knownStart;
  }

  private long lowestNeeded(long next) {
    long lowest = next;
    for (StreamWindow window : byStream.values()) {
      long needed = window.needed();
      if (needed >= 0 && needed < lowest) {
        lowest = needed;
      }
    }
    return lowest;
  }

  /**
   * Going further back for one asset may be what another cannot bear: until all agree. Several
   * whose clocks stand still may never; then their windows may begin with another of their
   * readings.
   */
  private long safeStart(long needed) {
    long farthest = needed - FARTHEST * idleRecords;
    long start = needed;
    long agreed;
    do {
      agreed = start;
      for (StreamWindow window : byStream.values()) {
        start = window.ring().rebuildableFrom(start);
      }
    } while (start != agreed && start >= farthest);
    return start >= farthest ? start : needed;
  }

  /**
   * What has to be stored together with the offset {@code next}, so that a replay comes to the same
   * memories. To be asked before {@link #rebuildFrom}: what is stored need not be read again.
   */
  public List<MemoryRecord> memoryChanges(long next) {
    dropIdle(next);
    return memories.changes(next, idleRecords);
  }

  /**
   * To be called in place of {@link #memoryChanges} by who stores nothing: its memories end with
   * it.
   */
  public void leaveMemoriesUnstored() {
    memories.leaveUnstored();
  }

  /**
   * Does what a person says of tags of an asset; to be called between two commits, before {@link
   * #memoryChanges}.
   *
   * @param owners who has memories now
   * @return streams of which anything was remembered that this is about
   */
  public int obey(String asset, TagOrder order, Collection<MemoryOwner> owners) {
    return memories.obey(asset, order, owners);
  }

  /** The streams that have memories. */
  Set<StreamKey> remembered() {
    return memories.names();
  }

  /** The windows of the streams that have memories. */
  Map<StreamKey, StreamWindow> memories() {
    return memories.all();
  }

  public int size() {
    return byStream.size();
  }
}
