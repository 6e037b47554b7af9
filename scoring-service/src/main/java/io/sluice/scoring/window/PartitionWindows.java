package io.sluice.scoring.window;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.window.WindowRing;
import java.util.LinkedHashMap;

/**
 * The windows of the assets of one partition. A pure function of the partition's records in the
 * order of their offsets: which assets have a window depends only on the records since each was
 * last seen, so that a replay from {@link #rebuildFrom} comes to the same state. Not thread-safe.
 */
public final class PartitionWindows {

  private final int maxAssets;
  private final long idleRecords;
  private final Drops drops;

  /** In order of last sight, the longest unseen first. */
  private final LinkedHashMap<String, AssetWindow> byAsset = new LinkedHashMap<>(64, 0.75f, true);

  private long knownStart = -1;
  private int touchedSinceStart;

  /**
   * @param maxAssets assets that have a window at the same time
   * @param idleRecords an asset not seen for more offsets than this has none
   */
  public PartitionWindows(int maxAssets, long idleRecords, Drops drops) {
    this.maxAssets = maxAssets;
    this.idleRecords = idleRecords;
    this.drops = drops;
  }

  /** An asset's window and where it was last seen. */
  private static final class AssetWindow {
    private Profile profile;
    private final WindowRing ring;
    private long lastSeen;

    AssetWindow(Profile profile) {
      this.profile = profile;
      this.ring = new WindowRing(profile);
    }

    /** A new version of a bundle usually has an equal profile: the window goes on. */
    boolean fits(Profile current) {
      if (profile == current) {
        return true;
      }
      if (profile.equals(current)) {
        profile = current;
        return true;
      }
      return false;
    }
  }

  /**
   * The ring that a reading of an asset is to be offered to.
   *
   * @param offset of the reading; ascends from call to call
   */
  public WindowRing ring(String asset, Profile profile, long offset) {
    dropIdle(offset);
    AssetWindow window = byAsset.get(asset);
    if (window != null && !window.fits(profile)) {
      drops.profileChanged();
      window = null;
    }
    if (window == null) {
      window = new AssetWindow(profile);
      byAsset.put(asset, window);
      dropBeyondCapacity();
    }
    window.lastSeen = offset;
    touchedSinceStart++;
    return window.ring;
  }

  private void dropIdle(long offset) {
    var eldest = byAsset.firstEntry();
    while (eldest != null && offset - eldest.getValue().lastSeen > idleRecords) {
      byAsset.pollFirstEntry();
      drops.idle();
      eldest = byAsset.firstEntry();
    }
  }

  private void dropBeyondCapacity() {
    if (byAsset.size() > maxAssets) {
      byAsset.pollFirstEntry();
      drops.capacity();
    }
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
        window.ring.neverRebuiltBefore(knownStart);
      }
    }
    return knownStart;
  }

  private long lowestNeeded(long next) {
    long lowest = next;
    for (AssetWindow window : byAsset.values()) {
      long needed = window.ring.oldestNeededPosition();
      if (needed >= 0 && needed < lowest) {
        lowest = needed;
      }
    }
    return lowest;
  }

  /** Going further back for one asset may be what another cannot bear: until all agree. */
  private long safeStart(long start) {
    long agreed;
    do {
      agreed = start;
      for (AssetWindow window : byAsset.values()) {
        start = window.ring.rebuildableFrom(start);
      }
    } while (start != agreed);
    return agreed;
  }

  public int size() {
    return byAsset.size();
  }
}
