package io.sluice.detection.window;

import java.util.Arrays;

/**
 * The readings of a window in order of event time, with missing values bridged. A value that a
 * reading lacks is that of the last reading before it that had one, if that is at most the hold
 * time older, else NaN. Works on primitive arrays that grow with the first readings, so that a name
 * which comes once and never again takes little; once the window was full, nothing is allocated.
 * Index 0 is the oldest reading.
 */
final class Slots {

  private static final int FIRST_ROOM = 4;

  private final int capacity;
  private final int tags;
  private final int words;
  private final long holdMillis;

  private double[][] rows = {};

  /** A bit a tag, set where the reading itself had the value; {@code words} longs a slot. */
  private long[] seen = {};

  private long[] times = {};
  private long[] positions = {};

  /** By tag, readings whose value is NaN. */
  private final int[] gaps;

  private int allGaps;

  /** By tag, readings before the newest that have its value, counted back without a break. */
  private final int[] steady;

  private int head;
  private int size;

  /** By tag the last value seen in readings that have left, and when. */
  private final double[] leftValues;

  private final long[] leftTimes;

  Slots(int capacity, int tags, long holdMillis) {
    this.capacity = capacity;
    this.tags = tags;
    this.words = (tags + Long.SIZE - 1) / Long.SIZE;
    this.holdMillis = holdMillis;
    gaps = new int[tags];
    steady = new int[tags];
    leftValues = new double[tags];
    leftTimes = new long[tags];
    clear();
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == capacity;
  }

  long time(int index) {
    return times[slot(index)];
  }

  long position(int index) {
    return positions[slot(index)];
  }

  double[] row(int index) {
    return rows[slot(index)];
  }

  /** Whether any value is NaN. */
  boolean hasGaps() {
    return allGaps > 0;
  }

  /** In how many readings a tag is NaN. */
  int gaps(int tag) {
    return gaps[tag];
  }

  /**
   * How many readings before the newest have its value of a tag, counted back without a break; 0 if
   * that is NaN.
   */
  int steady(int tag) {
    return Math.min(steady[tag], size - 1);
  }

  /** Index of the first reading that is not older than this; {@code size()} if there is none. */
  int firstNotBefore(long timeMillis) {
    int index = size;
    while (index > 0 && time(index - 1) >= timeMillis) {
      index--;
    }
    return index;
  }

  void clear() {
    head = 0;
    size = 0;
    allGaps = 0;
    Arrays.fill(gaps, 0);
    Arrays.fill(leftValues, Double.NaN);
  }

  /** Forgets the oldest reading, but for the values that may have to be held. */
  void removeOldest() {
    int slot = head;
    double[] row = rows[slot];
    for (int tag = 0; tag < tags; tag++) {
      if (isSeen(slot, tag)) {
        leftValues[tag] = row[tag];
        leftTimes[tag] = times[slot];
      } else if (Double.isNaN(row[tag])) {
        count(tag, -1);
      }
    }
    head = head + 1 == capacity ? 0 : head + 1;
    size--;
  }

  /** Puts a reading at an index; there must be room. Values are copied. */
  void insert(int index, long timeMillis, double[] values, long position) {
    if (size == rows.length) {
      grow();
    }
    size++;
    int last = slot(size - 1);
    if (rows[last] == null) {
      rows[last] = new double[tags];
    }
    for (int i = size - 1; i > index; i--) {
      swap(slot(i), slot(i - 1));
    }
    int slot = slot(index);
    times[slot] = timeMillis;
    positions[slot] = position;
    boolean complete = write(slot, values);
    if (!complete || index < size - 1) {
      for (int i = index; i < size; i++) {
        bridge(i);
      }
    }
    if (index == size - 1) {
      extendSteady();
    } else {
      recountSteady();
    }
  }

  /** Only ever before the first reading has left, hence from slot 0 on. */
  private void grow() {
    int room = Math.min(capacity, Math.max(FIRST_ROOM, 2 * rows.length));
    rows = Arrays.copyOf(rows, room);
    seen = Arrays.copyOf(seen, room * words);
    times = Arrays.copyOf(times, room);
    positions = Arrays.copyOf(positions, room);
  }

  private int slot(int index) {
    int slot = head + index;
    return slot < capacity ? slot : slot - capacity;
  }

  private boolean isSeen(int slot, int tag) {
    return (seen[slot * words + (tag >> 6)] & 1L << tag) != 0;
  }

  private void swap(int slot, int other) {
    double[] row = rows[slot];
    rows[slot] = rows[other];
    rows[other] = row;
    swap(times, slot, other);
    swap(positions, slot, other);
    for (int word = 0; word < words; word++) {
      swap(seen, slot * words + word, other * words + word);
    }
  }

  private static void swap(long[] array, int index, int other) {
    long value = array[index];
    array[index] = array[other];
    array[other] = value;
  }

  /** Copies the values and notes which there are; true if all. */
  private boolean write(int slot, double[] values) {
    double[] row = rows[slot];
    boolean complete = true;
    for (int word = 0; word < words; word++) {
      int from = word << 6;
      int to = Math.min(tags, from + Long.SIZE);
      long bits = 0;
      for (int tag = from; tag < to; tag++) {
        double value = values[tag];
        if (Double.isFinite(value)) {
          row[tag] = value;
          bits |= 1L << tag;
        } else {
          row[tag] = Double.NaN;
          count(tag, 1);
        }
      }
      seen[slot * words + word] = bits;
      complete &= Long.bitCount(bits) == to - from;
    }
    return complete;
  }

  /** Fills in what a reading lacks. Those before it must have been bridged. */
  private void bridge(int index) {
    int slot = slot(index);
    double[] row = rows[slot];
    for (int tag = 0; tag < tags; tag++) {
      if (!isSeen(slot, tag)) {
        double value = held(index, tag);
        count(tag, (Double.isNaN(value) ? 1 : 0) - (Double.isNaN(row[tag]) ? 1 : 0));
        row[tag] = value;
      }
    }
  }

  private void count(int tag, int more) {
    gaps[tag] += more;
    allGaps += more;
  }

  /** A reading came behind all others. */
  private void extendSteady() {
    if (size == 1) {
      Arrays.fill(steady, 0);
      return;
    }
    double[] newest = row(size - 1);
    double[] before = row(size - 2);
    for (int tag = 0; tag < tags; tag++) {
      steady[tag] = newest[tag] == before[tag] ? Math.min(steady[tag] + 1, capacity) : 0;
    }
  }

  private void recountSteady() {
    double[] newest = row(size - 1);
    for (int tag = 0; tag < tags; tag++) {
      int count = 0;
      while (count < size - 1 && row(size - 2 - count)[tag] == newest[tag]) {
        count++;
      }
      steady[tag] = count;
    }
  }

  private double held(int index, int tag) {
    long now = time(index);
    for (int i = index - 1; i >= 0; i--) {
      int slot = slot(i);
      double value = rows[slot][tag];
      if (isSeen(slot, tag)) {
        return now - times[slot] <= holdMillis ? value : Double.NaN;
      }
      if (Double.isNaN(value)) {
        return Double.NaN; // too old there already
      }
    }
    return now - leftTimes[tag] <= holdMillis ? leftValues[tag] : Double.NaN;
  }
}
