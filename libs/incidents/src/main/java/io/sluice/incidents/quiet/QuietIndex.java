package io.sluice.incidents.quiet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Entries by the asset that they name, so that what is about others is not gone through: what an
 * alert costs does not grow with the number of windows of other plants. Immutable.
 */
final class QuietIndex {

  private final Comparator<QuietEntry> order;
  private final Map<String, List<QuietEntry>> byAsset = new HashMap<>();
  private final List<QuietEntry> others = new ArrayList<>();

  /**
   * @param order of two that apply, the one that comes first counts
   */
  QuietIndex(Collection<QuietEntry> entries, Comparator<QuietEntry> order) {
    this.order = order;
    entries.stream()
        .sorted(order)
        .forEach(
            entry ->
                entry
                    .asset()
                    .map(asset -> byAsset.computeIfAbsent(asset, name -> new ArrayList<>()))
                    .orElse(others)
                    .add(entry));
  }

  /** Of those that may be about an asset the first that applies. */
  Optional<QuietEntry> first(String asset, Predicate<QuietEntry> applies) {
    return Stream.of(named(asset), others)
        .flatMap(entries -> entries.stream().filter(applies).findFirst().stream())
        .min(order);
  }

  /** Those that may be about an asset: they name it, or say it by a pattern or not at all. */
  Stream<QuietEntry> about(String asset) {
    return Stream.concat(named(asset).stream(), others.stream());
  }

  private List<QuietEntry> named(String asset) {
    return byAsset.getOrDefault(asset, List.of());
  }
}
