package io.sluice.detection.adaptation;

import io.sluice.detection.detector.Adjustment;
import io.sluice.detection.rule.Rule;
import io.sluice.detection.rule.criterion.Criterion;
import io.sluice.detection.window.WindowRing;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules that are not judged of one asset for a while: those about several tags that are broken
 * for good, and limits that a tag has come to slowly.
 */
final class FollowedRules {

  /** Widths around where a tag usually is within which it has moved slowly, or comes and goes. */
  static final double NEAR = 2;

  private final Adaptation owner;
  private final Ordered ordered;

  /** By tag, where it usually is, in its unit; NaN as long as nothing is known. */
  private final float[] whereabouts;

  /** Rules about several tags that have been broken lately. */
  private SortedMap<Integer, BrokenRule> broken = SparseMaps.empty();

  /** Limits that are exceeded and not judged because their tag has come there slowly. */
  private SortedMap<Integer, BrokenRule> exceeded = SparseMaps.empty();

  /**
   * @param ordered what people said, which rules that are no longer held to belong to
   */
  FollowedRules(Adaptation owner, Ordered ordered, int tags) {
    this.owner = owner;
    this.ordered = ordered;
    whereabouts = new float[tags];
    Arrays.fill(whereabouts, Float.NaN);
  }

  /** Counts for which of the rules about several tags it goes on. */
  void look(Look look, WindowRing ring) {
    for (int place = 0; place < look.wideRules(); place++) {
      int rule = look.wideRule(place);
      if (!ordered.isMuted(rule) && !broken.containsKey(rule)) {
        broken = SparseMaps.with(broken, rule, BrokenRule.NEW);
      }
    }
    if (broken.isEmpty()) {
      return; // as usual: a map keeps the view of its entries
    }
    var all = broken.entrySet().iterator();
    while (all.hasNext()) {
      var entry = all.next();
      Rule rule = owner.rule(entry.getKey());
      BrokenRule next = entry.getValue().next(rule, ring, owner.pace(), AdaptiveMemory.SETBACK);
      if (next == null) {
        all.remove();
      } else {
        entry.setValue(next);
      }
    }
  }

  /**
   * What is near its usual value has not got there fast, wherever that is. Before anything is
   * usual, what training has seen is: a tag that is far beyond its limits in the very first look
   * may be under attack.
   *
   * @param widths of its range, by tag, in levels
   * @return the limits that are not judged from now on
   */
  BitSet slow(Look look, WindowRing ring, boolean[] leftOut, Excursions widths) {
    var slow = new BitSet();
    for (int index : owner.limits()) {
      Rule rule = owner.rule(index);
      int tag = rule.tags()[0];
      double value = look.observed(tag);
      if (ordered.isMuted(index)
          || leftOut[tag]
          || ring.isMasked(tag)
          || !(look.level(tag) > 0)
          || Double.isNaN(value)) {
        SparseMaps.remove(exceeded, index);
        continue;
      }
      double usually = Float.isNaN(whereabouts[tag]) ? within(rule, value) : whereabouts[tag];
      double away = Math.abs(value - usually) / (NEAR * look.level(tag));
      boolean isSlow = away <= widths.width(tag);
      if (isSlow && isNearEnd(rule, value, look.level(tag))) {
        slow.set(index);
        BrokenRule known = exceeded.getOrDefault(index, BrokenRule.NEW).beyond(rule, ring);
        if (known.isMuted() && !isLearnt(tag, away)) {
          exceeded = SparseMaps.with(exceeded, index, known);
        }
      } else {
        SparseMaps.remove(exceeded, index);
      }
      whereabouts[tag] = (float) (usually + owner.pace().rate() * (value - usually));
    }
    return slow;
  }

  /** Whether it comes and goes as far as somebody said is normal: of that nothing is told. */
  private boolean isLearnt(int tag, double away) {
    return ordered.width(tag) > 1 && away <= ordered.width(tag);
  }

  private static double within(Rule rule, double value) {
    Criterion.Band band = rule.band();
    return band == null ? value : Math.clamp(value, band.low(), band.high());
  }

  private static boolean isNearEnd(Rule rule, double value, double level) {
    Criterion.Band band = rule.band();
    return band != null && (value > band.high() - level || value < band.low() + level);
  }

  /** Limits that are not judged now because their tag has come there slowly. */
  BitSet slow(Adjustment adjustment) {
    var slow = new BitSet();
    BitSet muted = adjustment.muted();
    for (int rule : owner.limits()) {
      if (muted != null && muted.get(rule) && !ordered.isMuted(rule)) {
        slow.set(rule);
      }
    }
    return slow;
  }

  /** The same by their rules, with what is told of those that are exceeded. */
  Map<Integer, BrokenRule> slowTold(Adjustment adjustment) {
    var slow = new TreeMap<Integer, BrokenRule>();
    slow(adjustment).stream()
        .forEach(rule -> slow.put(rule, exceeded.getOrDefault(rule, BrokenRule.NEW)));
    return slow;
  }

  /**
   * As it is now it breaks no rule, whichever it broke when it was left out.
   *
   * @return whether it broke one about it alone: behind that there may be another
   */
  boolean muteBroken(Look look, int tag) {
    for (int place = 0; place < look.wideRules(); place++) {
      if (isAbout(look.wideRule(place), tag)) {
        ordered.mute(look.wideRule(place));
        SparseMaps.remove(broken, look.wideRule(place));
      }
    }
    if (look.breaksRule(tag)) {
      ordered.mute(look.brokenRule(tag));
    }
    return look.breaksRule(tag);
  }

  /**
   * Rules that are told of a tag are no longer held to.
   *
   * @return whether there were any
   */
  boolean muteTold(int tag) {
    boolean isAny = muteTold(tag, broken);
    return muteTold(tag, exceeded) || isAny;
  }

  private boolean muteTold(int tag, SortedMap<Integer, BrokenRule> told) {
    boolean isDone = false;
    var all = told.entrySet().iterator();
    while (all.hasNext()) {
      var one = all.next();
      if (one.getValue().isMuted() && isAbout(one.getKey(), tag)) {
        ordered.mute(one.getKey());
        all.remove();
        isDone = true;
      }
    }
    return isDone;
  }

  boolean isAbout(int rule, int tag) {
    return Arrays.stream(owner.rule(rule).tags()).anyMatch(one -> one == tag);
  }

  /**
   * Nothing is known of the rules about a tag any more.
   *
   * @param slow limits that are not judged; those about the tag are from now on
   * @return whether anything was
   */
  boolean forget(int tag, BitSet slow) {
    boolean isDone = SparseMaps.removeIf(broken, rule -> isAbout(rule, tag));
    isDone |= SparseMaps.removeIf(exceeded, rule -> isAbout(rule, tag));
    for (int rule : slow.stream().filter(rule -> isAbout(rule, tag)).toArray()) {
      slow.clear(rule);
      isDone = true;
    }
    isDone |= !Float.isNaN(whereabouts[tag]);
    whereabouts[tag] = Float.NaN;
    return isDone;
  }

  /**
   * Says what is told of rules.
   *
   * @param muted those that are not judged, to which the broken ones are added
   */
  void tell(Told told, BitSet muted) {
    broken.forEach(
        (rule, one) -> {
          if (one.isMuted()) {
            muted.set(rule);
            told.add(owner.rule(rule), one);
          }
        });
    exceeded.forEach((rule, one) -> told.add(owner.rule(rule), one));
  }

  /** Not to be written to. */
  float[] whereabouts() {
    return whereabouts;
  }

  /** Not to be written to. */
  Map<Integer, BrokenRule> broken() {
    return broken;
  }

  /**
   * What was stored, into rules of which nothing is known.
   *
   * @return limits that are not judged because their tag has come there slowly
   */
  BitSet take(AdaptiveSnapshot known) {
    System.arraycopy(known.whereabouts(), 0, whereabouts, 0, whereabouts.length);
    known.broken().forEach((rule, one) -> broken = SparseMaps.with(broken, rule, one));
    var slow = new BitSet();
    for (int rule : owner.limits()) {
      BrokenRule one = known.slow().get(rule);
      if (one != null) {
        slow.set(rule);
        if (one.isMuted()) {
          exceeded = SparseMaps.with(exceeded, rule, one);
        }
      }
    }
    return slow;
  }
}
