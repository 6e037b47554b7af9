package io.sluice.alert.intake;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells from looks every now and then on which partitions scoring-service keeps up: what had come
 * by one look is judged by the next. That nothing at all waits is no use to ask for, as on a busy
 * partition something always does. Not thread-safe.
 */
final class ScoringProgress {

  private Map<Integer, Long> endsBefore = Map.of();
  private Set<Integer> keptUp = Set.of();

  /**
   * Takes in a look.
   *
   * @param committed by partition the offset up to which readings are judged; none if it never was
   * @param ends by partition the end of the readings
   * @return partitions that keep up, now and already at the look before, so that the scores which
   *     that look knew of have had the time to be seen
   */
  Set<Integer> look(Map<Integer, Long> committed, Map<Integer, Long> ends) {
    var keepUp = new HashSet<Integer>();
    endsBefore.forEach(
        (partition, end) -> {
          if (ends.containsKey(partition) && committed.getOrDefault(partition, 0L) >= end) {
            keepUp.add(partition);
          }
        });
    var both = new HashSet<>(keepUp);
    both.retainAll(keptUp);
    endsBefore = Map.copyOf(ends);
    keptUp = keepUp;
    return both;
  }

  /** A look that saw nothing: what was known before says nothing of what comes after. */
  void unknown() {
    endsBefore = Map.of();
    keptUp = Set.of();
  }
}
