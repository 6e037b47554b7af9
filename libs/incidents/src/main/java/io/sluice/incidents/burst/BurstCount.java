package io.sluice.incidents.burst;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hits counted together, twice: those of which people are told by themselves, and all. So a burst
 * is told if those that are not quiet are one without the others; if only all of them are, it is
 * recorded, and quiet as they are.
 *
 * @param told those that are not quiet
 * @param all of them
 */
public record BurstCount(BurstState told, BurstState all) {

  /** Nothing was counted yet. */
  public static final BurstCount EMPTY = new BurstCount(BurstState.EMPTY, BurstState.EMPTY);

  /**
   * What hits led to.
   *
   * @param count what is counted then
   * @param begun the bursts that began; of one that has {@code quiet} people are not told
   */
  public record Outcome(BurstCount count, List<BurstState.Begun> begun) {}

  /**
   * What was counted, of hits that were kept.
   *
   * @param kept at least those that {@link #kept} names, in the order of the log
   * @param toldFull the newest end of a window with enough hits that are not quiet; null if there
   *     was none
   * @param allFull the newest end of a window with enough hits; null if there was none
   */
  public static BurstCount of(
      BurstPolicy policy, List<Hit> kept, @Nullable Instant toldFull, @Nullable Instant allFull) {
    List<Hit> loud = kept.stream().filter(hit -> hit.quiet() == null).toList();
    return new BurstCount(
        new BurstState(newest(policy, loud), toldFull),
        new BurstState(newest(policy, kept), allFull));
  }

  /**
   * Which hits still count: the newest of all, and the newest of those that are not quiet.
   *
   * @param hits in the order of the log
   * @return their places among these
   */
  public static BitSet kept(BurstPolicy policy, List<Hit> hits) {
    var kept = new BitSet(hits.size());
    int loud = 0;
    for (int i = hits.size() - 1; i >= 0; i--) {
      boolean isLoud = hits.get(i).quiet() == null;
      if (hits.size() - i <= policy.kept() || (isLoud && loud < policy.kept())) {
        kept.set(i);
      }
      loud += isLoud ? 1 : 0;
    }
    return kept;
  }

  private static List<Hit> newest(BurstPolicy policy, List<Hit> hits) {
    return hits.subList(Math.max(0, hits.size() - policy.kept()), hits.size());
  }

  /**
   * Counts hits.
   *
   * @param more in the order of the log
   */
  public Outcome with(BurstPolicy policy, List<Hit> more) {
    var loud = told.with(policy, more.stream().filter(hit -> hit.quiet() == null).toList());
    var every = all.with(policy, more);
    var begun = new ArrayList<BurstState.Begun>();
    every.begun().stream()
        .filter(one -> one.quiet() != null)
        .filter(one -> loud.begun().stream().noneMatch(told -> isSame(one, told)))
        .forEach(begun::add);
    begun.addAll(loud.begun());
    return new Outcome(new BurstCount(loud.state(), every.state()), begun);
  }

  /** Once is enough: what is told is recorded with that. */
  private static boolean isSame(BurstState.Begun one, BurstState.Begun other) {
    return !one.startedAt().isAfter(other.updatedAt())
        && !other.startedAt().isAfter(one.updatedAt());
  }
}
