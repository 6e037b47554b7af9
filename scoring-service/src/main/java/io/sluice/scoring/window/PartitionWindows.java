package io.sluice.scoring.window;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Learner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The windows of the assets of one partition. A pure function of the partition's records in the
 * order of their offsets: which assets have a window depends only on the records since each was
 * last seen, so that a replay from {@link #rebuildFrom} comes to the same state. That holds for the
 * bound on memory, too: an asset keeps its window as long as it and those seen since, each at its
 * full size, fit. Which of them learn has to be told to the replay: {@link #learning}. Not
 * thread-safe.
 */
public final class PartitionWindows {

  /** In idle times, how far back a rebuild is put for the sake of exactness alone. */
  private static final int FARTHEST = 20;

  private final long maxBytes;
  private final long idleRecords;
  private final LearningAssets mayLearn;
  private final Drops drops;

  /** In order of last sight, the longest unseen first. */
  private final LinkedHashMap<String, AssetWindow> byAsset = new LinkedHashMap<>(64, 0.75f, true);

  /** Those of them that have a memory. */
  private final Map<String, AssetWindow> learning = new TreeMap<>();

  private long knownStart = -1;
  private int touchedSinceStart;
  private long bytes;

  /**
   * @param maxBytes what the windows may take together, {@link AssetWindow#bytes(Profile)} each;
   *     one window there always is
   * @param idleRecords an asset not seen for more offsets than this has none; one that is seen, but
   *     whose clock stands still, begins anew
   */
  public PartitionWindows(long maxBytes, long idleRecords, LearningAssets mayLearn, Drops drops) {
    this.maxBytes = maxBytes;
    this.idleRecords = idleRecords;
    this.mayLearn = mayLearn;
    this.drops = drops;
  }

  /**
   * The window that a reading of an asset is to be offered to.
   *
   * @param learner of the profile's bundle, null if that was trained
   * @param offset of the reading; ascends from call to call
   */
  public AssetWindow window(String asset, Profile profile, Learner learner, long offset) {
    dropIdle(offset);
    AssetWindow window = byAsset.get(asset);
    if (window != null && !window.fits(profile)) {
      drops.profileChanged();
      learning.remove(asset);
      bytes -= window.bytes();
      window = null;
    }
    if (window == null) {
      window = new AssetWindow(profile, idleRecords, drops);
      byAsset.put(asset, window);
      bytes += window.bytes();
      dropBeyondCapacity();
    }
    boolean otherBundle = !window.learnsWith(learner);
    window.follow(profile, learner);
    if (otherBundle) {
      allFollow(profile, learner, offset);
    }
    if (window.memory() != null && window.standsStill(offset)) {
      window.forget();
      drops.memory();
    }
    if (window.memory() == null) {
      learn(asset, window, learner, offset);
    }
    window.seen(offset);
    touchedSinceStart++;
    return window;
  }

  private void learn(String asset, AssetWindow window, Learner learner, long offset) {
    if (!learning.isEmpty()) {
      learning.remove(asset);
    }
    if (learner != null) {
      long from = mayLearn.from(asset, offset, learning.size());
      if (from >= 0) {
        window.remember(mayLearn.memory(asset, learner), from);
        learning.put(asset, window);
      }
    }
  }

  /**
   * Memories of a bundle that another has replaced end with its first reading, not each with its
   * asset's next one: a replay knows the new bundle only.
   */
  private void allFollow(Profile profile, Learner learner, long offset) {
    var all = learning.entrySet().iterator();
    while (all.hasNext()) {
      var entry = all.next();
      AssetWindow window = entry.getValue();
      if (!window.isOf(profile) || window.learnsWith(learner)) {
        continue;
      }
      if (!window.fits(profile)) {
        window.forget();
        all.remove();
        continue;
      }
      window.follow(profile, learner);
      if (learner == null) {
        all.remove();
      } else {
        window.remember(mayLearn.memory(entry.getKey(), learner), offset);
      }
    }
  }

  /** Does what judging would otherwise have to do first: after a replay, which has judged none. */
  public void prepare() {
    for (AssetWindow window : learning.values()) {
      window.memory().prepare();
    }
  }

  private void dropIdle(long offset) {
    var eldest = byAsset.firstEntry();
    while (eldest != null && offset - eldest.getValue().lastSeen() > idleRecords) {
      dropEldest();
      drops.idle();
      eldest = byAsset.firstEntry();
    }
  }

  private void dropBeyondCapacity() {
    while (bytes > maxBytes && byAsset.size() > 1) {
      dropEldest();
      drops.capacity();
    }
  }

  private void dropEldest() {
    var eldest = byAsset.pollFirstEntry();
    bytes -= eldest.getValue().bytes();
    learning.remove(eldest.getKey());
  }

  /**
   * An offset from which a replay up to {@code next} rebuilds these windows: at most the lowest one
   * that any of them needs. What a window needs only ever moves forward, so that an older answer
   * stays right; looking through all assets is put off until as many readings have come in, which
   * keeps the cost at about one look a reading.
   *
   * @param next the offset up to which records were offered, exclusive
   */
  public long rebuildFrom(long next) {
    dropIdle(next);
    if (knownStart < 0 || touchedSinceStart >= byAsset.size()) {
      knownStart = safeStart(lowestNeeded(next));
      touchedSinceStart = 0;
      for (AssetWindow window : byAsset.values()) {
        window.ring().neverRebuiltBefore(knownStart);
      }
    }
    return knownStart;
  }

  private long lowestNeeded(long next) {
    long lowest = next;
    for (AssetWindow window : byAsset.values()) {
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
      for (AssetWindow window : byAsset.values()) {
        start = window.ring().rebuildableFrom(start);
      }
    } while (start != agreed && start >= farthest);
    return start >= farthest ? start : needed;
  }

  /** By asset that learns, as a number, the offset of the first window that counts. */
  public Map<Long, Long> learning() {
    if (learning.isEmpty()) {
      return Map.of();
    }
    var since = new TreeMap<Long, Long>();
    learning.forEach((asset, window) -> since.put(LearningAssets.key(asset), window.learnsFrom()));
    return since;
  }

  public int size() {
    return byAsset.size();
  }
}
