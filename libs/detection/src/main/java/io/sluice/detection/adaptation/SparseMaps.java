package io.sluice.detection.adaptation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Maps that are usually empty, several for each asset: an empty one takes no room. */
final class SparseMaps {

  private SparseMaps() {}

  static <V> SortedMap<Integer, V> empty() {
    return Collections.emptySortedMap();
  }

  /** The map with an entry: itself, unless it was empty. */
  static <V> SortedMap<Integer, V> with(SortedMap<Integer, V> map, int key, V value) {
    SortedMap<Integer, V> some = map.isEmpty() ? new TreeMap<>() : map;
    some.put(key, value);
    return some;
  }

  /** What was there; null if nothing. */
  static <V> @Nullable V remove(SortedMap<Integer, V> map, int key) {
    return map.isEmpty() ? null : map.remove(key);
  }

  /** Whether any was there. */
  static boolean removeIf(SortedMap<Integer, ?> map, IntPredicate which) {
    return !map.isEmpty() && map.keySet().removeIf(which::test);
  }
}
