package io.sluice.detection.window;

import io.sluice.contracts.profile.Profile;

/**
 * The last readings of one asset over event time. Not thread-safe.
 *
 * <ul>
 *   <li>In order: taken in; the oldest reading leaves a full window.
 *   <li>Out of order by at most the profile's {@code grace}: sorted in, no window is due for it.
 *       Later, or older than the window's oldest reading: {@link Admission#TOO_LATE}.
 *   <li>An instant that is there already is ignored, whatever its values.
 *   <li>More than {@code maxGap} after the newest reading: the window starts anew with it.
 *   <li>A missing value (NaN or infinite) is the last one seen, until {@code holdFor} after the
 *       reading in which it was really seen; from then on it is NaN. Holds end where a window
 *       starts anew.
 *   <li>A clock that was far ahead and is put right: see {@link ClockReset}. Far means more than
 *       the grace, the largest gap and a whole window; the reading that completes the run starts
 *       the window anew, those before it are {@code TOO_LATE}.
 *   <li>A clock that stands still, or stays far behind: after {@code idlePositions} without a
 *       reading in order the next reading starts the window anew. Else it would have to be rebuilt
 *       from there for ever.
 *   <li>With a stride above 1 a window is due at the first reading in order of each period of
 *       stride x interval, counted from the epoch; with stride 1 at each reading in order.
 * </ul>
 *
 * <p>All of this follows from the readings and their order on the log alone, so that a ring can be
 * rebuilt from the log: {@link #oldestNeededPosition}. Takes about 28 KB for 60 readings of 51
 * tags, 2 KB for the first of them; {@link #offer} allocates nothing once the window was full.
 */
public final class WindowRing {

  private final int tags;
  private final long strideMillis;
  private final boolean everyReading;
  private final long graceMillis;
  private final long maxGapMillis;
  private final long farBehindMillis;
  private final long idlePositions;
  private final Slots slots;
  private final RebuildPoint rebuildPoint;
  private final ClockReset clockReset;
  private final UnsafeStarts unsafeStarts = new UnsafeStarts();
  private long lastPosition = RebuildPoint.NONE;
  private boolean first;

  /** A ring with the stride of scoring, which never starts anew for a clock that stands still. */
  public WindowRing(Profile profile) {
    this(profile, profile.scoringStride());
  }

  /** A ring that never starts anew for a clock that stands still. */
  public WindowRing(Profile profile, int stride) {
    this(profile, stride, Long.MAX_VALUE);
  }

  /**
   * @param stride readings by which the window moves on, at least 1
   * @param idlePositions positions since the newest reading after which one that is not newer
   *     starts the window anew
   */
  public WindowRing(Profile profile, int stride, long idlePositions) {
    if (stride < 1) {
      throw new IllegalArgumentException("stride is " + stride + ", expected at least 1");
    }
    this.idlePositions = idlePositions;
    tags = profile.tags().size();
    long intervalMillis = profile.interval().toMillis();
    everyReading = stride == 1;
    strideMillis = Math.multiplyExact(intervalMillis, stride);
    graceMillis = profile.grace().toMillis();
    maxGapMillis = profile.maxGap().toMillis();
    long windowMillis = Math.multiplyExact(intervalMillis, profile.window());
    farBehindMillis = Math.max(windowMillis, Math.max(graceMillis, maxGapMillis));
    long holdMillis = profile.holdFor().toMillis();
    slots = new Slots(profile.window(), tags, holdMillis);
    rebuildPoint = new RebuildPoint(holdMillis);
    clockReset = new ClockReset(maxGapMillis);
  }

  /**
   * Offers a reading.
   *
   * @param timeMillis event time, milliseconds since the epoch
   * @param values value by tag in the profile's order, NaN where missing or BAD; copied
   * @param position where the reading lies on the log (offset); positions ascend
   * @throws IllegalArgumentException if there are more or fewer values than tags
   */
  public Admission offer(long timeMillis, double[] values, long position) {
    if (values.length != tags) {
      throw new IllegalArgumentException(values.length + " values for " + tags + " tags");
    }
    long before = lastPosition;
    lastPosition = position;
    first = false;
    if (slots.size() == 0) {
      return startAnew(timeMillis, values, position);
    }
    long newest = endMillis();
    if (timeMillis > newest) {
      return inOrder(newest, timeMillis, values, position);
    }
    boolean farBehind = newest - timeMillis > farBehindMillis;
    if (position - newestPosition() > idlePositions
        || (farBehind && clockReset.completedBy(timeMillis))) {
      unsafeStarts.add(rebuildPoint.position(), before);
      return startAnew(timeMillis, values, position);
    }
    if (farBehind) {
      return Admission.TOO_LATE;
    }
    clockReset.interrupted();
    return outOfOrder(newest, timeMillis, values);
  }

  /** Readings in the window, from 0 to the profile's {@code window}. */
  public int size() {
    return slots.size();
  }

  /**
   * Whether the last reading offered filled the window: it had begun anew, and has all its readings
   * for the first time since. Where a late reading fills it, or with a stride another than the one
   * that is due, no window that is judged is the first. A rebuilt ring says the same of readings
   * that come after the rebuild.
   */
  public boolean isFirst() {
    return first;
  }

  /** Tags of a reading. */
  public int tags() {
    return tags;
  }

  /** Whether the window has all its readings. */
  public boolean isFull() {
    return slots.isFull();
  }

  /**
   * The values of one reading by tag, bridged, NaN where there is none to hold. This is the ring's
   * own array, handed out because copying would cost as much as judging: read it before the next
   * {@link #offer} and do not write to it.
   *
   * @param index 0 is the oldest reading
   */
  public double[] row(int index) {
    return slots.row(index);
  }

  /** Whether any value of the window is NaN. */
  public boolean hasGaps() {
    return slots.hasGaps();
  }

  /** Whether a tag has a value in fewer than half of the readings: too few to judge it. */
  public boolean isMasked(int tag) {
    return (slots.size() - slots.gaps(tag)) * 2 < slots.size();
  }

  /**
   * How many readings before the newest have its value of a tag, counted back without a break; 0 if
   * that is NaN.
   */
  public int steady(int tag) {
    return slots.steady(tag);
  }

  /** Event time of a reading, milliseconds since the epoch; 0 is the oldest. */
  public long timeMillis(int index) {
    return slots.time(index);
  }

  /** Event time of the oldest reading in the window. */
  public long startMillis() {
    return slots.time(0);
  }

  /** Event time of the newest reading in the window. */
  public long endMillis() {
    return slots.time(slots.size() - 1);
  }

  /** Of the newest reading, which came in order; -1 if the ring is empty. */
  public long newestPosition() {
    return slots.size() == 0 ? RebuildPoint.NONE : slots.position(slots.size() - 1);
  }

  /**
   * The lowest position that has to be offered again, with all that follow it, to an empty ring to
   * get to exactly this state; -1 if the ring is empty. Reading from there decides alike about
   * every reading to come; what it answers about those offered again may differ.
   */
  public long oldestNeededPosition() {
    return rebuildPoint.position();
  }

  /**
   * Where a replay has to start that would like to start at a position at or before {@link
   * #oldestNeededPosition} for the sake of other assets: there, or further back, if this ring would
   * otherwise see only the end of a clock that was put right and take another way.
   */
  public long rebuildableFrom(long position) {
    return unsafeStarts.avoid(position);
  }

  /** Promises that no replay will start before a position any more. */
  public void neverRebuiltBefore(long position) {
    unsafeStarts.forgetBefore(position);
  }

  private Admission inOrder(long newest, long timeMillis, double[] values, long position) {
    if (timeMillis - newest > maxGapMillis) {
      return startAnew(timeMillis, values, position);
    }
    clockReset.interrupted();
    takeIn(slots.size(), timeMillis, values, position);
    return admission(
        everyReading
            || Math.floorDiv(timeMillis, strideMillis) != Math.floorDiv(newest, strideMillis));
  }

  private Admission outOfOrder(long newest, long timeMillis, double[] values) {
    int index = slots.firstNotBefore(timeMillis);
    if (slots.time(index) == timeMillis) {
      return Admission.DUPLICATE;
    }
    if (newest - timeMillis > graceMillis || index == 0) {
      return Admission.TOO_LATE;
    }
    takeIn(index, timeMillis, values, RebuildPoint.NONE);
    return Admission.SORTED_IN;
  }

  private Admission startAnew(long timeMillis, double[] values, long position) {
    clockReset.interrupted();
    slots.clear();
    slots.insert(0, timeMillis, values, position);
    rebuildPoint.startedAt(timeMillis, position);
    first = slots.isFull();
    return admission(true);
  }

  private Admission admission(boolean due) {
    if (!slots.isFull()) {
      return Admission.WARMING;
    }
    return due ? Admission.WINDOW : Admission.BETWEEN_STRIDES;
  }

  /** Inserts a reading that is not the oldest; if the window is full, the oldest leaves. */
  private void takeIn(int index, long timeMillis, double[] values, long position) {
    if (!slots.isFull()) {
      slots.insert(index, timeMillis, values, position);
      first = slots.isFull();
      return;
    }
    long leftMillis = slots.time(0);
    long leftPosition = slots.position(0);
    slots.removeOldest();
    slots.insert(index - 1, timeMillis, values, position);
    rebuildPoint.left(leftMillis, leftPosition, slots.time(0));
  }
}
