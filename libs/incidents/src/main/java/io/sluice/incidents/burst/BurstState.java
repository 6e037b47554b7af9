package io.sluice.incidents.burst;

import io.sluice.contracts.Burst;
import io.sluice.contracts.QuietRef;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hits that are counted together: the newest on the log, at most twice as many as are a burst.
 * So many are enough: whether there are N within a time is a matter of the N newest of it.
 *
 * <p>A burst is told once. It lasts as long as at no time for the length of its window there were
 * fewer than the threshold. Clocks of assets may differ, and go back: a hit is counted with those
 * that lie within a window of it, before or after, whatever lies elsewhere.
 *
 * @param hits in the order of the log
 * @param lastFull the newest end of a window with enough of them; null if there was none
 */
public record BurstState(List<Hit> hits, @Nullable Instant lastFull) {

  /** Nothing was counted yet. */
  public static final BurstState EMPTY = new BurstState(List.of(), null);

  public BurstState {
    hits = List.copyOf(hits);
  }

  /**
   * What hits led to.
   *
   * @param state the state then
   * @param begun the bursts that began, in their order
   */
  public record Outcome(BurstState state, List<Begun> begun) {}

  /**
   * A burst that began.
   *
   * @param startedAt when its first hit was, event time
   * @param updatedAt when its last one was
   * @param severity the worst of them
   * @param ratio the highest of them
   * @param last the newest of them on the log
   * @param quiet why people are not told of the newest of those that are quiet; null if none is
   */
  public record Begun(
      Burst burst,
      Instant startedAt,
      Instant updatedAt,
      Severity severity,
      double ratio,
      Hit last,
      @Nullable QuietRef quiet) {}

  /**
   * Counts hits.
   *
   * @param more in the order of the log
   */
  public Outcome with(BurstPolicy policy, List<Hit> more) {
    BurstState state = this;
    var begun = new ArrayList<Full>();
    for (Hit hit : more) {
      state = state.with(policy, hit);
      List<Hit> full = state.fullestAround(policy, hit.at());
      if (full.size() < policy.threshold()) {
        continue;
      }
      boolean goesOn =
          state.lastFull != null
              && Duration.between(state.lastFull, hit.at()).abs().compareTo(policy.window()) <= 0;
      if (!goesOn) {
        begun.add(new Full(full, hit));
      } else if (!begun.isEmpty()) {
        begun.set(begun.size() - 1, new Full(full, hit)); // it grows before anybody is told
      }
      state = new BurstState(state.hits, newer(state.lastFull, goesOn, latest(full)));
    }
    return new Outcome(state, begun.stream().map(one -> one.begun(policy)).toList());
  }

  /** A window with enough hits, and the newest of them on the log. */
  private record Full(List<Hit> hits, Hit last) {

    Begun begun(BurstPolicy policy) {
      return new Begun(
          new Burst(hits.size(), policy.windowMin(), TopContext.of(hits), policy.threshold()),
          hits.getFirst().at(),
          latest(hits),
          hits.stream().map(Hit::severity).max(Comparator.naturalOrder()).orElseThrow(),
          hits.stream().mapToDouble(Hit::ratio).max().orElseThrow(),
          last,
          hits.reversed().stream()
              .map(Hit::quiet)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null));
    }
  }

  private BurstState with(BurstPolicy policy, Hit hit) {
    int most = policy.kept();
    var all = new ArrayList<>(hits);
    all.add(hit);
    return new BurstState(
        all.size() > most ? all.subList(all.size() - most, all.size()) : all, lastFull);
  }

  /** Of all windows that hold an instant the hits of that with the most. */
  private List<Hit> fullestAround(BurstPolicy policy, Instant at) {
    Duration window = policy.window();
    List<Hit> near =
        hits.stream()
            .filter(one -> Duration.between(one.at(), at).abs().compareTo(window) < 0)
            .sorted(Comparator.comparing(Hit::at))
            .toList();
    List<Hit> fullest = List.of();
    int first = 0;
    for (int last = 0; last < near.size(); last++) {
      Instant end = near.get(last).at();
      while (!near.get(first).at().isAfter(end.minus(window))) {
        first++;
      }
      if (!end.isBefore(at) && last - first + 1 > fullest.size()) {
        fullest = near.subList(first, last + 1);
      }
    }
    return fullest;
  }

  private static Instant latest(List<Hit> full) {
    return full.getLast().at();
  }

  private static Instant newer(@Nullable Instant before, boolean goesOn, Instant after) {
    return before == null || !goesOn || after.isAfter(before) ? after : before;
  }
}
