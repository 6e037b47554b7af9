package io.sluice.scoring.window;

import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.adaptation.Adaptation;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.scoring.memory.MemoryKey;
import io.sluice.scoring.memory.MemoryOwner;
import io.sluice.scoring.memory.StoredMemory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The window of one stream, the memory beside it if its bundle has one, and where both begin. */
public final class StreamWindow {

  /** The ring's own objects and an entry in a map, with a name of usual length; as measured. */
  private static final int FIXED_BYTES = 400;

  /** By tag: gaps, steadiness, the last value that has left and when. */
  private static final int TAG_BYTES = 24;

  /** By reading: its array and a reference to it, time, position. */
  private static final int READING_BYTES = 36;

  /** No offset. */
  private static final long NONE = -1;

  private final WindowRing ring;
  private final HeldMode mode;
  private final long bytes;
  private Profile profile;
  private Dictionaries dictionaries;
  private @Nullable MemoryOwner owner;
  private @Nullable Memory memory;

  /** Windows up to this offset are in the memory, or are not to come into it. */
  private long learnsAfter;

  /** The last offset that what is stored of the memory knows of, and what {@link #needed} was. */
  private long storedAt = NONE;

  private long storedNeeds;
  private long lastSeen;

  /**
   * @param idleRecords {@code idlePositions} of {@link WindowRing}
   */
  StreamWindow(Profile profile, Dictionaries dictionaries, long idleRecords) {
    this.profile = profile;
    this.dictionaries = dictionaries;
    ring = new WindowRing(profile, profile.scoringStride(), idleRecords);
    mode = new HeldMode(profile.holdFor().toMillis());
    bytes = bytes(profile);
  }

  /**
   * What a window takes once it is full, with what follows its asset, in bytes: 30 KB at 51 tags
   * and 60 readings. One that fills takes less, but which assets have a window must not depend on
   * how full others are. What a learner takes comes on top.
   */
  public static long bytes(Profile profile) {
    long tags = profile.tags().size();
    long seen = (tags + Long.SIZE - 1) / Long.SIZE * Long.BYTES;
    return profile.window() * (tags * Double.BYTES + seen + READING_BYTES)
        + tags * TAG_BYTES
        + Adaptation.bytes((int) tags)
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
    Admission admission = ring.offer(timeMillis, values, offset);
    if (ring.size() == 1) {
      mode.forget(); // it began anew
    }
    if (memory != null && admission == Admission.WINDOW && offset > learnsAfter) {
      memory.take(ring);
    }
    return admission;
  }

  /**
   * The reading that was offered last says something of the plant's operating mode. One that was
   * sorted in, or not taken, says nothing of now.
   *
   * @param said null if it is in none
   */
  public void saidMode(@Nullable String said, long timeMillis) {
    if (ring.size() > 0 && ring.endMillis() == timeMillis) {
      mode.said(said, timeMillis);
    }
  }

  /** The operating mode at the end of the window; null if none is known. */
  public @Nullable String mode() {
    return mode.at(ring.endMillis());
  }

  public WindowRing ring() {
    return ring;
  }

  /** Null if nobody in the bundle has memories, or there is no room for this asset's. */
  public @Nullable Memory memory() {
    return memory;
  }

  /** Whether somebody in its bundle has memories but may not have one of it. */
  public boolean isLeftOut() {
    return owner != null && memory == null;
  }

  /** Takes the bundle as it is now; a memory is worth nothing to another owner. */
  void follow(
      Profile current, Dictionaries currentDictionaries, @Nullable MemoryOwner currentOwner) {
    profile = current;
    dictionaries = currentDictionaries;
    if (!isOwnedBy(currentOwner)) {
      owner = currentOwner;
      memory = null;
    }
  }

  boolean isOwnedBy(@Nullable MemoryOwner current) {
    return owner == current;
  }

  boolean isOf(Profile current) {
    return profile.name().equals(current.name());
  }

  /** The window is given up with its stream's next reading; until then it learns nothing. */
  void forget() {
    memory = null;
  }

  /**
   * Has a memory from now on, of which nothing is stored.
   *
   * @param after windows that end up to this offset are not learnt
   */
  void remember(Memory begun, long after) {
    memory = begun;
    learnsAfter = after;
    storedAt = NONE;
  }

  /**
   * Has a memory that was stored.
   *
   * @param position {@link StoredMemory#position}
   * @param needed {@link StoredMemory#needed}
   */
  void goOn(Memory restored, long position, long needed) {
    memory = restored;
    learnsAfter = position;
    storedAt = position;
    storedNeeds = needed;
  }

  MemoryKey memoryKey(StreamKey stream) {
    return new MemoryKey(stream, owner().memories().name());
  }

  /** Of a window that has a memory. */
  private MemoryOwner owner() {
    return Objects.requireNonNull(owner, "nobody has memories");
  }

  boolean isStored() {
    return storedAt != NONE;
  }

  /** The last offset that what is stored of the memory knows of. */
  long storedAt() {
    return storedAt;
  }

  /** Whether the memory is one of those that only a few streams may have. */
  boolean isLimited() {
    return owner().isLimited();
  }

  /**
   * The memory as it is now; from now on it is taken to be stored.
   *
   * @param key {@link #memoryKey}
   */
  StoredMemory store(MemoryKey key) {
    storedAt = lastSeen;
    storedNeeds = ring.oldestNeededPosition();
    return new StoredMemory(
        key,
        owner().bundle(),
        storedAt,
        storedNeeds,
        Objects.requireNonNull(memory, "nothing is remembered").snapshot());
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
    return memory == null || !isStored() ? windowNeeds : Math.min(windowNeeds, storedNeeds);
  }

  /**
   * A new version of a bundle usually cuts the same windows, and so does the first trained bundle
   * after one that learnt: then the window goes on. Not with texts that are numbered in another
   * way: its readings hold the codes of the old ones.
   */
  boolean fits(Profile current, Dictionaries currentDictionaries) {
    return (profile == current && dictionaries == currentDictionaries)
        || (profile.name().equals(current.name())
            && profile.tags().stream()
                .map(Tag::name)
                .toList()
                .equals(current.tags().stream().map(Tag::name).toList())
            && dictionaries.hasSameCodes(currentDictionaries)
            && profile.kind() == current.kind()
            && profile.interval().equals(current.interval())
            && profile.window() == current.window()
            && profile.scoringStride() == current.scoringStride()
            && profile.grace().equals(current.grace())
            && profile.maxGap().equals(current.maxGap())
            && profile.holdFor().equals(current.holdFor()));
  }
}
