package io.sluice.scoring.window;

import io.sluice.contracts.StreamKey;
import io.sluice.detection.detector.Memory;
import io.sluice.scoring.memory.MemoryKey;
import io.sluice.scoring.memory.MemoryRecord;
import io.sluice.scoring.memory.ServedLearner;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.memory.StoredMemory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which streams of a partition learn, and what they have learnt: the first that come, as many as
 * there is room for. Neither follows from the log since some offset, so it is stored with the
 * offsets that are committed: {@link #changes}. Where windows are rebuilt, exactly those learn
 * whose memories were stored, and go on from there. Not thread-safe.
 */
public final class LearningStreams {

  private static final Logger LOG = Logger.getLogger(LearningStreams.class);

  /** Names of left-out streams that are said; more would fill the log. */
  private static final int MOST_NAMED = 100;

  private final IntSupplier most;
  private final long publishFrom;
  private final long snapshotRecords;
  private final StoredMemories stored;
  private final Runnable lost;

  /** What was stored of streams that have no window yet. */
  private final Map<StreamKey, StoredMemory> restored;

  private final Map<StreamKey, StreamWindow> learning = new TreeMap<>();
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
  public LearningStreams(
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
  }

  /** Gives a stream that does not learn a memory, if it may have one. */
  void begin(StreamKey stream, StreamWindow window, ServedLearner learner, long offset) {
    boolean isNew = offset >= publishFrom;
    // what is rebuilt may give a window up, and begin it again
    StoredMemory known = isNew ? restored.remove(stream) : restored.get(stream);
    if (!mayBegin(known, isNew)) {
      if (isNew) {
        name(stream);
      }
      return;
    }
    if (known == null || !restore(stream, window, learner, known, isNew)) {
      window.remember(learner.learner().memory(stream.asset()), beginsAfter(offset));
    }
    learning.put(stream, window);
  }

  /** Places of memories that were stored are theirs, as long as there are so many places. */
  private boolean mayBegin(@Nullable StoredMemory known, boolean isNew) {
    if (known != null) {
      return learning.size() < most.getAsInt();
    }
    return isNew && learning.size() + restored.size() < most.getAsInt();
  }

  /** Whether more learn than may, since a bundle whose memories are larger has come. */
  boolean areTooMany() {
    return learning.size() > most.getAsInt();
  }

  /** Another learner takes a stream over, which then begins anew. */
  void beginAgain(StreamKey stream, StreamWindow window, ServedLearner learner, long offset) {
    window.remember(learner.learner().memory(stream.asset()), beginsAfter(offset));
  }

  /** Windows that are only rebuilt were judged before: they are not learnt by who comes now. */
  private long beginsAfter(long offset) {
    return Math.max(offset, publishFrom) - 1;
  }

  private boolean restore(
      StreamKey stream,
      StreamWindow window,
      ServedLearner learner,
      StoredMemory known,
      boolean isNew) {
    if (known.isOf(learner)) {
      try {
        Memory memory = learner.learner().restore(stream.asset(), known.snapshot());
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
          learning.size() + restored.size(),
          named.size() < MOST_NAMED ? "" : " (further assets are not named)");
    }
  }

  void end(StreamKey stream) {
    if (!learning.isEmpty()) {
      learning.remove(stream);
    }
  }

  /** By stream; to be changed while it is gone through. */
  Map<StreamKey, StreamWindow> all() {
    return learning;
  }

  /**
   * All is rebuilt: what was stored of these streams is in their windows by now, or worth nothing.
   */
  void rebuilt(Collection<StreamKey> streams) {
    restored.keySet().removeAll(streams);
    for (StreamWindow window : learning.values()) {
      Memory memory = window.memory();
      if (memory != null) {
        memory.prepare();
      }
    }
  }

  /**
   * What has to be stored with a commit, so that a rebuild comes to the same memories: those that
   * are new; one that was stored long ago, one at a time, so that no commit has to wait for all;
   * and which are no more.
   *
   * @param next the offset up to which records were offered, exclusive
   * @param idleRecords offsets after which a stream that is not seen is given up
   */
  List<MemoryRecord> changes(long next, long idleRecords) {
    if (learning.isEmpty() && stored.isEmpty()) {
      return List.of();
    }
    restored.values().removeIf(memory -> isOver(memory, next, idleRecords));
    var keys = new HashSet<MemoryKey>();
    restored.values().forEach(memory -> keys.add(memory.key()));
    var records = new ArrayList<MemoryRecord>();
    Map.@Nullable Entry<StreamKey, StreamWindow> oldest = null;
    long age = snapshotRecords;
    for (var entry : learning.entrySet()) {
      StreamWindow window = entry.getValue();
      keys.add(window.memoryKey(entry.getKey()));
      if (!window.isStored()) {
        records.addAll(stored.write(window.store(entry.getKey())));
      } else if (window.storedAge() >= age) {
        oldest = entry;
        age = window.storedAge() + 1;
      }
    }
    if (oldest != null) {
      records.addAll(stored.write(oldest.getValue().store(oldest.getKey())));
    }
    records.addAll(stored.retainOnly(keys));
    return records;
  }

  /** Whether its stream is silent for too long; what cannot be read does not say since when. */
  private boolean isOver(StoredMemory memory, long next, long idleRecords) {
    if (next - memory.position() <= idleRecords) {
      return false;
    }
    if (!memory.isReadable()) {
      lost.run();
    }
    return true;
  }

  /** The streams that learn now. */
  Set<StreamKey> names() {
    return Set.copyOf(learning.keySet());
  }
}
