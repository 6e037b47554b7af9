package io.sluice.detection.adaptation;

import io.sluice.detection.rule.Rule;
import io.sluice.detection.window.WindowRing;
import org.jspecify.annotations.Nullable;

/**
 * A rule about several tags that has been broken lately.
 *
 * @param run looks in which it was broken; of one that is muted, in which it was kept
 * @param mutedSinceMillis event time since when it has been broken; {@link #JUDGED} if it is judged
 * @param measured the number that broke it last
 */
record BrokenRule(int run, long mutedSinceMillis, double measured) {

  static final long JUDGED = Long.MIN_VALUE;

  /** Of which nothing was counted yet. */
  static final BrokenRule NEW = new BrokenRule(0, JUDGED, 0);

  boolean isMuted() {
    return mutedSinceMillis != JUDGED;
  }

  /** Limits that are not judged, with what is to be told of them once they are exceeded. */
  BrokenRule beyond(Rule limits, WindowRing ring) {
    if (!(limits.ratio(ring) > 0)) {
      return this;
    }
    return new BrokenRule(
        run, isMuted() ? mutedSinceMillis : ring.endMillis(), limits.measured(ring));
  }

  /**
   * After one look more.
   *
   * @param setback what a look of the other kind takes from a run
   * @return null if there is nothing to know of it any more
   */
  @Nullable BrokenRule next(Rule rule, WindowRing ring, Pace pace, int setback) {
    boolean isBroken = rule.ratio(ring) > 0;
    double number = isBroken ? rule.measured(ring) : measured;
    boolean counts = isBroken != isMuted();
    int next = counts ? run + 1 : Math.max(0, run - setback);
    if (isMuted()) {
      return next >= pace.patience() ? null : new BrokenRule(next, mutedSinceMillis, number);
    }
    if (next >= pace.patience()) {
      return new BrokenRule(0, ring.endMillis() - pace.patience() * pace.lookMillis(), number);
    }
    return next == 0 ? null : new BrokenRule(next, JUDGED, number);
  }
}
