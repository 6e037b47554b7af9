package io.sluice.incidents.burst;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What most hits of a burst have in common. */
final class TopContext {

  /** More says less. */
  private static final int MAX_NAMES = 8;

  private TopContext() {}

  /**
   * The most frequent value by name, the most frequent first. What only one has is not common, and
   * of equals the first of the alphabet counts, so that the same hits say the same.
   */
  static Map<String, String> of(Collection<Hit> hits) {
    var counts = new TreeMap<String, TreeMap<String, Integer>>();
    for (Hit hit : hits) {
      hit.context()
          .forEach(
              (name, value) ->
                  counts
                      .computeIfAbsent(name, unseen -> new TreeMap<>())
                      .merge(value, 1, Integer::sum));
    }
    var top = new LinkedHashMap<String, String>();
    counts.entrySet().stream()
        .map(one -> Common.of(one.getKey(), one.getValue()))
        .filter(one -> one.count() > 1)
        .sorted(Comparator.comparingInt(Common::count).reversed())
        .limit(MAX_NAMES)
        .forEach(one -> top.put(one.name(), one.value()));
    return top;
  }

  private record Common(String name, String value, int count) {

    static Common of(String name, Map<String, Integer> counts) {
      var most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
      int count = most.getValue();
      // max() gives any of equals; the first of the alphabet is the same each time
      String value =
          counts.entrySet().stream()
              .filter(one -> one.getValue() == count)
              .findFirst()
              .orElse(most)
              .getKey();
      return new Common(name, value, count);
    }
  }
}
