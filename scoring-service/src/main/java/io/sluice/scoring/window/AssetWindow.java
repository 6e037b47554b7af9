package io.sluice.scoring.window;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.detector.Learner;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;

/** The window of one asset, the memory beside it if its bundle learns, and where both begin. */
public final class AssetWindow {

  /** The ring's own objects and an entry in a map, with a name of usual length. */
  private static final int FIXED_BYTES = 1_024;

  /** By tag: gaps, steadiness, the last value that has left and when. */
  private static final int TAG_BYTES = 24;

  /** By reading: its array and a reference to it, time, position. */
  private static final int READING_BYTES = 36;

  private final WindowRing ring;
  private final long bytes;
  private final long patience;
  private final Drops drops;
  private Profile profile;
  private Learner learner;
  private Memory memory;
  private long learnsFrom;
  private long lastSeen;

  /**
   * @param patience of {@link WindowRing}
   */
  AssetWindow(Profile profile, long patience, Drops drops) {
    this.profile = profile;
    this.patience = patience;
    this.drops = drops;
    ring = new WindowRing(profile, profile.scoringStride(), patience);
    bytes = bytes(profile);
  }

  /**
   * What a window takes once it is full, in bytes: 29 KB at 51 tags and 60 readings. One that fills
   * takes less, but which assets have a window must not depend on how full others are.
   */
  public static long bytes(Profile profile) {
    long tags = profile.tags().size();
    long seen = (tags + Long.SIZE - 1) / Long.SIZE * Long.BYTES;
    return profile.window() * (tags * Double.BYTES + seen + READING_BYTES)
        + tags * TAG_BYTES
        + FIXED_BYTES;
  }

  /** {@link #bytes(Profile)} of its profile. */
  long bytes() {
    return bytes;
  }

  /**
   * Offers a reading to the window, and a window that it completes to the memory.
   *
   * @param values by tag in the profile's order, NaN where missing; copied
   * @param offset of the reading; ascends from call to call
   */
  public Admission offer(long timeMillis, double[] values, long offset) {
    long before = ring.oldestNeededPosition();
    Admission admission = ring.offer(timeMillis, values, offset);
    if (memory != null && admission == Admission.WINDOW && offset >= learnsFrom) {
      if (memory.take(ring, offset, before < 0 ? offset : before)) {
        drops.memory();
      }
    }
    return admission;
  }

  public WindowRing ring() {
    return ring;
  }

  /** Null if the bundle does not learn, or has no room for this asset. */
  public Memory memory() {
    return memory;
  }

  /** Whether its bundle learns but it may not: then nothing can be said of it. */
  public boolean isLeftOut() {
    return learner != null && memory == null;
  }

  /** Takes the bundle as it is now; a memory is worth nothing to another learner. */
  void follow(Profile current, Learner currentLearner) {
    profile = current;
    if (!learnsWith(currentLearner)) {
      learner = currentLearner;
      memory = null;
    }
  }

  boolean learnsWith(Learner current) {
    return learner == current;
  }

  boolean isOf(Profile current) {
    return profile.name().equals(current.name());
  }

  /** The window is given up with its asset's next reading; until then it learns nothing. */
  void forget() {
    memory = null;
  }

  /**
   * @param from windows that end before this offset are not learnt
   */
  void remember(Memory empty, long from) {
    memory = empty;
    learnsFrom = from;
  }

  /**
   * From which window on the memory has learnt, or will: with none so far not from one that only a
   * replay completes, which may see the readings up to now otherwise.
   */
  long learnsFrom() {
    return memory.since() < 0 ? Math.max(learnsFrom, lastSeen + 1) : memory.since();
  }

  /** Whether the window has not moved on for longer than an asset may be silent. */
  boolean standsStill(long offset) {
    return ring.newestPosition() >= 0 && offset - ring.newestPosition() > patience;
  }

  void seen(long offset) {
    lastSeen = offset;
  }

  long lastSeen() {
    return lastSeen;
  }

  /** The lowest offset that window and memory need, -1 if there is nothing in the window yet. */
  long needed() {
    long windowNeeds = ring.oldestNeededPosition();
    return memory == null || memory.needed() < 0
        ? windowNeeds
        : Math.min(windowNeeds, memory.needed());
  }

  /**
   * A new version of a bundle usually cuts the same windows, and so does the first trained bundle
   * after one that learnt: then the window goes on.
   */
  boolean fits(Profile current) {
    return profile == current
        || (profile.name().equals(current.name())
            && profile.tags().stream()
                .map(Tag::name)
                .toList()
                .equals(current.tags().stream().map(Tag::name).toList())
            && profile.interval().equals(current.interval())
            && profile.window() == current.window()
            && profile.scoringStride() == current.scoringStride()
            && profile.grace().equals(current.grace())
            && profile.maxGap().equals(current.maxGap())
            && profile.holdFor().equals(current.holdFor()));
  }
}
