package io.sluice.counts;

import io.sluice.counts.CountedTag.Quantity;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tally for each key, of which the largest counts. Where there are too many keys, those with the
 * least are forgotten, half of them at once: what is largest at the end is missed only if it was
 * among the smaller half of thousands when it was already half way. So are they where there is no
 * {@link KeyRoom} for a new one; if that does not help, it is left out.
 */
final class KeyedTallies {

  /** Keys that are kept. */
  static final int MOST = 2_048;

  /** Of a key and its place in the map, about. */
  private static final long KEY_BYTES = 96;

  private final Quantity measure;
  private final KeyRoom room;
  private final LinkedHashMap<Long, Tally> tallies = new LinkedHashMap<>();
  private long taken;
  private long forgotten;

  KeyedTallies(Quantity measure, KeyRoom room) {
    this.measure = measure;
    this.room = room;
  }

  void add(long key, double number, long hash) {
    Tally tally = tallies.get(key);
    if (tally == null) {
      tally = begin(key);
    } else if (!room.has(tally.growth())) {
      forgotten++;
      return;
    }
    if (tally != null) {
      long before = tally.bytes();
      tally.add(number, hash);
      take(tally.bytes() - before);
    }
  }

  /** Null if there is no room for it. */
  private @Nullable Tally begin(long key) {
    Tally tally = Tally.of(measure);
    long bytes = KEY_BYTES + tally.bytes() + tally.growth();
    if (tallies.size() == MOST || tallies.size() > 1 && !room.has(bytes)) {
      forget();
    }
    if (!room.has(bytes)) {
      forgotten++;
      return null;
    }
    tallies.put(key, tally);
    take(KEY_BYTES + tally.bytes());
    return tally;
  }

  private void take(long bytes) {
    taken += bytes;
    room.take(bytes);
  }

  private void forget() {
    var largest = new HashSet<Long>();
    tallies.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<Long, Tally> entry) -> -entry.getValue().value()))
        .limit(tallies.size() / 2)
        .forEach(entry -> largest.add(entry.getKey()));
    forgotten += tallies.size() - largest.size();
    tallies
        .entrySet()
        .removeIf(
            entry -> {
              boolean leaves = !largest.contains(entry.getKey());
              if (leaves) {
                take(-(KEY_BYTES + entry.getValue().bytes()));
              }
              return leaves;
            });
  }

  /** The largest of any key; 0 if there is none. */
  double largest() {
    return tallies.values().stream().mapToDouble(Tally::value).max().orElse(0);
  }

  /** How often a key was forgotten, or something of one left out. */
  long forgotten() {
    return forgotten;
  }

  /** Gives its room back; it takes in nothing more. */
  void close() {
    tallies.clear();
    take(-taken);
  }
}
