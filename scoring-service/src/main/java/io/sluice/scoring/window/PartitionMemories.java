package io.sluice.scoring.window;

import io.sluice.contracts.StreamKey;
import io.sluice.detection.adaptation.Adaptation;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.detector.TagOrder;
import io.sluice.scoring.memory.MemoryKey;
import io.sluice.scoring.memory.MemoryOwner;
import io.sluice.scoring.memory.MemoryRecord;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.memory.StoredMemory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which streams of a partition have memories, and those: each whose bundle follows its assets; of
 * those whose bundle learns the first that come, as many as there is room for. Neither follows from
 * the log since some offset, so it is stored with the offsets that are committed: {@link #changes}.
 * Where windows are rebuilt, exactly those have memories whose memories were stored, and go on from
 * there. What a commit costs grows with what has changed since the last one, not with the streams.
 * Not thread-safe.
 */
public final class PartitionMemories {

  private static final Logger LOG = Logger.getLogger(PartitionMemories.class);

  /** Names of left-out streams that are said; more would fill the log. */
  private static final int MOST_NAMED = 100;

  /**
   * Records for which one small memory may be stored again. Windows need as many of each stream, so
   * that a rebuild goes back as far anyway.
   */
  private static final int RECORDS_A_SNAPSHOT = 50;

  private final IntSupplier most;
  private final long publishFrom;
  private final long snapshotRecords;
  private final StoredMemories stored;
  private final Runnable lost;

  /** What was stored of streams that have no window yet. */
  private final Map<StreamKey, StoredMemory> restored;

  /** Those of them of which people said something since. */
  private final Set<StreamKey> ordered = new HashSet<>();

  /** Which these are, by where they end; and those that were taken since, until they are old. */
  private final PriorityQueue<Restored> oldestRestored =
      new PriorityQueue<>(Comparator.comparingLong(Restored::position));

  private final Map<StreamKey, StreamWindow> remembered = new TreeMap<>();

  /** By stream that has a memory, what it is stored as. */
  private final Map<StreamKey, MemoryKey> keys = new HashMap<>();

  /** Those with a memory of which nothing is stored, or not what a person said since. */
  private final Map<StreamKey, StreamWindow> unstored = new TreeMap<>();

  /** Those that were seen since their memory was stored, in that order. */
  private final LinkedHashMap<StreamKey, StreamWindow> changed = new LinkedHashMap<>();

  /** What may have to be removed from what is stored. */
  private final Set<MemoryKey> ended = new HashSet<>();

  /** Streams that have one of the memories that are limited, and stored ones that wait. */
  private int limited;

  private int limitedRestored;

  /** Whether all that was stored is still wanted. */
  private boolean swept;

  private long changedUntil;

  /** Names what was stored without its snapshot, which must not outlive its being taken. */
  private record Restored(StreamKey stream, long position) {}

  private final Set<StreamKey> named = new HashSet<>();

  /**
   * @param most streams that may learn at the same time, by the bundles that are served now; asked
   *     before one begins
   * @param publishFrom offset from which on records are new
   * @param snapshotRecords offsets after which a memory is stored again, so that a rebuild reads no
   *     more than this for its sake
   * @param stored with what was stored up to that offset
   * @param lost is told of a memory that begins anew because what was stored is of another bundle
   *     or cannot be read
   */
  public PartitionMemories(
      IntSupplier most,
      long publishFrom,
      long snapshotRecords,
      StoredMemories stored,
      Runnable lost) {
    this.most = most;
    this.publishFrom = publishFrom;
    this.snapshotRecords = snapshotRecords;
    this.stored = stored;
    this.lost = lost;
    this.restored = stored.takeAll();
    restored.forEach(
        (stream, memory) -> oldestRestored.add(new Restored(stream, memory.position())));
    limitedRestored = countLimited();
    changedUntil = publishFrom;
  }

  private int countLimited() {
    return (int) restored.values().stream().filter(PartitionMemories::isLimited).count();
  }

  /** Whoever it was that had it: all but one learn. */
  private static boolean isLimited(StoredMemory memory) {
    return !memory.key().detector().equals(Adaptation.NAME);
  }

  private @Nullable StoredMemory takeRestored(StreamKey stream) {
    StoredMemory known = restored.remove(stream);
    if (known != null) {
      ordered.remove(stream);
      limitedRestored -= isLimited(known) ? 1 : 0;
      ended.add(known.key());
    }
    return known;
  }

  /** Gives a stream that does not learn a memory, if it may have one. */
  void begin(StreamKey stream, StreamWindow window, MemoryOwner owner, long offset) {
    boolean isNew = offset >= publishFrom;
    // what is rebuilt may give a window up, and begin it again
    StoredMemory known = isNew ? takeRestored(stream) : restored.get(stream);
    if (!mayBegin(owner, known, isNew)) {
      if (isNew) {
        name(stream);
      }
      return;
    }
    if (known == null || !restore(stream, window, owner, known, isNew)) {
      window.remember(owner.memories().memory(stream.asset()), beginsAfter(offset));
    }
    add(stream, window);
  }

  private void add(StreamKey stream, StreamWindow window) {
    remembered.put(stream, window);
    keys.put(stream, window.memoryKey(stream));
    limited += window.isLimited() ? 1 : 0;
    if (!window.isStored()) {
      unstored.put(stream, window);
    }
  }

  private void remove(StreamKey stream) {
    MemoryKey key = keys.remove(stream);
    if (key != null) {
      remembered.remove(stream);
      unstored.remove(stream);
      changed.remove(stream);
      ended.add(key);
      limited -= key.detector().equals(Adaptation.NAME) ? 0 : 1;
    }
  }

  /** Places of memories that were stored are theirs, as long as there are so many places. */
  private boolean mayBegin(MemoryOwner owner, @Nullable StoredMemory known, boolean isNew) {
    if (!owner.isLimited()) {
      return known != null || isNew;
    }
    if (known != null) {
      return limited < most.getAsInt();
    }
    return isNew && limited + limitedRestored < most.getAsInt();
  }

  /**
   * Another owner takes the memory of a stream over, which then begins anew, if there is still
   * room: its memories may be larger.
   */
  void beginAgain(StreamKey stream, StreamWindow window, MemoryOwner owner, long offset) {
    remove(stream);
    if (owner.isLimited() && limited >= most.getAsInt()) {
      return;
    }
    window.remember(owner.memories().memory(stream.asset()), beginsAfter(offset));
    add(stream, window);
  }

  /** Windows that are only rebuilt were judged before: they are not learnt by who comes now. */
  private long beginsAfter(long offset) {
    return Math.max(offset, publishFrom) - 1;
  }

  private boolean restore(
      StreamKey stream, StreamWindow window, MemoryOwner owner, StoredMemory known, boolean isNew) {
    if (known.isOf(owner)) {
      try {
        Memory memory = owner.memories().restore(stream.asset(), known.snapshot());
        if (isNew) {
          window.remember(memory, beginsAfter(publishFrom)); // its readings are gone
        } else {
          window.goOn(memory, known.position(), known.needed());
        }
        return true;
      } catch (IllegalArgumentException e) {
        LOG.warnf("the memory of %s begins anew: %s", stream, e.getMessage());
      }
    }
    lost.run();
    return false;
  }

  /** Each once, as long as they are not too many. */
  private void name(StreamKey stream) {
    if (named.size() < MOST_NAMED && named.add(stream)) {
      LOG.warnf(
          "%s is not judged by what learns: %d others of its partition are learning; train a"
              + " bundle, or raise sluice.scoring.window.max-learning-streams or the heap%s",
          stream,
          limited + limitedRestored,
          named.size() < MOST_NAMED ? "" : " (further assets are not named)");
    }
  }

  /**
   * Does what a person says of tags of an asset. What is remembered then follows from no window, so
   * it is stored with the next commit; also of streams that have no window, for nothing came since
   * the memory was read.
   *
   * @param owners who has memories now
   * @return streams of which anything was remembered that this is about
   */
  public int obey(String asset, TagOrder order, Collection<MemoryOwner> owners) {
    int done = 0;
    for (var one : restored.entrySet()) {
      if (one.getKey().asset().equals(asset)) {
        StoredMemory then = afterOrder(one.getValue(), order, owners);
        if (then != null) {
          one.setValue(then);
          ordered.add(one.getKey());
          done++;
        }
      }
    }
    for (var one : remembered.entrySet()) {
      Memory memory = one.getValue().memory();
      if (one.getKey().asset().equals(asset) && memory != null && memory.obey(order)) {
        changed.remove(one.getKey());
        unstored.put(one.getKey(), one.getValue());
        done++;
      }
    }
    return done;
  }

  /** Null if there is nothing to do, or nobody to go on with it. */
  private static @Nullable StoredMemory afterOrder(
      StoredMemory known, TagOrder order, Collection<MemoryOwner> owners) {
    for (MemoryOwner owner : owners) {
      if (known.isOf(owner)) {
        try {
          Memory memory = owner.memories().restore(known.key().stream().asset(), known.snapshot());
          return memory.obey(order) ? known.withSnapshot(memory.snapshot()) : null;
        } catch (IllegalArgumentException e) {
          return null; // told and counted once it is taken up
        }
      }
    }
    return null;
  }

  void end(StreamKey stream) {
    if (!remembered.isEmpty()) {
      remove(stream);
    }
  }

  /** By stream. */
  Map<StreamKey, StreamWindow> all() {
    return remembered;
  }

  /** A stream was seen: what is stored of its memory is no longer all. */
  void seen(StreamKey stream, StreamWindow window) {
    if (window.memory() == null || !window.isStored() || changed.containsKey(stream)) {
      return;
    }
    if (isOld(window, window.lastSeen())) {
      changed.putFirst(stream, window);
    } else {
      changed.putLast(stream, window);
    }
  }

  /**
   * All is rebuilt: what was stored of these streams is in their windows by now, or worth nothing.
   */
  void rebuilt(Collection<StreamKey> streams) {
    restored.keySet().removeAll(streams);
    ordered.retainAll(restored.keySet());
    limitedRestored = countLimited();
    swept = false;
    for (StreamWindow window : remembered.values()) {
      Memory memory = window.memory();
      if (memory != null) {
        memory.prepare();
      }
    }
  }

  /**
   * What has to be stored with a commit, so that a rebuild comes to the same memories: those that
   * are new; some that were stored long ago, one where they are large, so that no commit has to
   * wait for all; and which are no more.
   *
   * @param next the offset up to which records were offered, exclusive
   * @param idleRecords offsets after which a stream that is not seen is given up
   */
  List<MemoryRecord> changes(long next, long idleRecords) {
    if (remembered.isEmpty() && stored.isEmpty()) {
      return List.of();
    }
    giveUp(next, idleRecords);
    var records = new ArrayList<MemoryRecord>();
    unstored.forEach((stream, window) -> records.addAll(stored.write(store(stream, window))));
    unstored.clear();
    for (StreamKey stream : ordered) {
      records.addAll(stored.write(Objects.requireNonNull(restored.get(stream))));
    }
    ordered.clear();
    storeAgain(next, records);
    if (!swept) {
      var wanted = new HashSet<>(keys.values());
      restored.values().forEach(memory -> wanted.add(memory.key()));
      records.addAll(stored.retainOnly(wanted));
      swept = true;
    } else {
      ended.stream()
          .filter(key -> !key.equals(keys.get(key.stream())))
          .forEach(key -> records.addAll(stored.remove(key)));
    }
    ended.clear();
    return records;
  }

  /** Nothing of it is stored: forgets what would have to be. */
  void leaveUnstored() {
    unstored.clear();
    ended.clear();
  }

  /** Those whose streams are silent for too long. */
  private void giveUp(long next, long idleRecords) {
    Restored oldest = oldestRestored.peek();
    while (oldest != null && next - oldest.position() > idleRecords) {
      oldestRestored.remove();
      StoredMemory memory = takeRestored(oldest.stream());
      if (memory != null && !memory.isReadable()) {
        lost.run();
      }
      oldest = oldestRestored.peek();
    }
  }

  /** Those that changed and were stored long ago, as many as do not hold up the commit. */
  private void storeAgain(long next, List<MemoryRecord> records) {
    long room = 1 + (next - changedUntil) / RECORDS_A_SNAPSHOT;
    changedUntil = next;
    var oldest = changed.firstEntry();
    while (oldest != null && room > 0 && isOld(oldest.getValue(), next - 1)) {
      changed.pollFirstEntry();
      StreamWindow window = oldest.getValue();
      records.addAll(stored.write(store(oldest.getKey(), window)));
      room = window.isLimited() ? 0 : room - 1;
      oldest = changed.firstEntry();
    }
  }

  /** Under one key, which is held wherever the memory is known. */
  private StoredMemory store(StreamKey stream, StreamWindow window) {
    MemoryKey known = keys.get(stream);
    return window.store(known == null ? window.memoryKey(stream) : known);
  }

  private boolean isOld(StreamWindow window, long last) {
    return last - window.storedAt() >= snapshotRecords;
  }

  /** The streams that have memories now. */
  Set<StreamKey> names() {
    return Set.copyOf(remembered.keySet());
  }
}
