package io.sluice.sources.time;

import java.util.Arrays;

/** How often each number came; of the first thousand different ones, the others together. */
final class LongCounts {

  private static final int MOST = 1_024;
  private static final int SIZE = 4 * MOST;

  private long[] keys;
  private long[] counts;
  private int distinct;
  private long total;
  private long others;

  LongCounts() {
    keys = new long[16];
    counts = new long[16];
  }

  LongCounts(LongCounts other) {
    keys = other.keys.clone();
    counts = other.counts.clone();
    distinct = other.distinct;
    total = other.total;
    others = other.others;
  }

  void add(long key) {
    total++;
    int slot = slot(key);
    if (counts[slot] == 0) {
      if (distinct == MOST) {
        others++;
        return;
      }
      distinct++;
      if (2 * distinct > keys.length && keys.length < SIZE) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
    }
    counts[slot]++;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (counts[slot] > 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new long[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] > 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  /** All that were added. */
  long total() {
    return total;
  }

  /** Whether all are counted one by one. */
  boolean isComplete() {
    return others == 0;
  }

  long of(long key) {
    return counts[slot(key)];
  }

  /** The one that came most often, the least of them if several did; 0 if there is none. */
  long commonest() {
    long best = 0;
    long most = 0;
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] > most || counts[i] == most && most > 0 && keys[i] < best) {
        best = keys[i];
        most = counts[i];
      }
    }
    return best;
  }

  /** Goes through the numbers that are counted one by one, from the least. */
  void forEach(Each each) {
    long[] sorted = new long[distinct];
    int n = 0;
    for (int i = 0; i < keys.length; i++) {
      if (counts[i] > 0) {
        sorted[n++] = keys[i];
      }
    }
    Arrays.sort(sorted);
    for (long key : sorted) {
      each.of(key, of(key));
    }
  }

  /** Takes a number and how often it came. */
  interface Each {

    void of(long key, long count);
  }
}
