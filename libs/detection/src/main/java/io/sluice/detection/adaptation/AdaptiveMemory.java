package io.sluice.detection.adaptation;

import io.sluice.detection.detector.Adjustment;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.detector.TagOrder;
import io.sluice.detection.window.WindowRing;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows one asset. Once each window length the newest window is looked at:
 *
 * <ul>
 *   <li>Each tag's distance from its forecast is followed by an offset, slowly, by at most so much
 *       a look whatever the distance, and no further than {@value #CEILING} levels: a shift of
 *       weeks is followed, an attack of minutes is not.
 *   <li>A tag that stands off nevertheless, or breaks a rule about it alone, in nearly every look
 *       for the {@link Pace#patience}, is left out: masked for all detectors, as a tag without
 *       values. One a look, the one that is off most, since others may only be off because of it;
 *       at most half of all tags. It comes back once it was normal for as long, judged beside those
 *       that are not left out.
 *   <li>The range of a tag that leaves it again and again, for some minutes each time and further
 *       than any other, becomes wider, up to {@link Excursion#WIDEST} times: {@link Excursions}.
 *   <li>Limits of a tag that has come near or beyond them slowly, as far as where it usually is by
 *       {@value FollowedRules#NEAR} levels at most, are not judged meanwhile.
 *   <li>A rule about several tags that is broken for as long is muted until it is kept again.
 *   <li>The usual score of other detectors divides them where it comes near their border.
 * </ul>
 *
 * <p>A person may say that a tag is to be learnt as it is, or that it was repaired: {@link
 * Ordered}.
 *
 * <p>What is followed or wider by more than {@value Standings#FLOOR} levels, left out or muted is
 * told with each window: {@link Adjustment#drift}.
 */
final class AdaptiveMemory implements Memory {

  /** Levels that an offset may reach. */
  static final double CEILING = 8;

  /** What a look that is not off takes from a run of those that are: 90 % must be. */
  static final int SETBACK = 9;

  /** Tags left out that are tried again in a look. */
  private static final int MOST_TRIED = 4;

  /** Of its border: where a detector's usual score may be before it is divided. */
  private static final double USUAL = 0.6;

  private static final double LARGEST_DIVISOR = 5;

  private final Adaptation owner;
  private final int tags;
  private int due;
  private int tried;

  /** Event time of the window that was looked at last. */
  private long lookedAt = AdaptiveSnapshot.NEVER;

  /** By tag, looks in which it was off; of one that is left out, in which it was not. */
  private final short[] runs;

  /** By detector, its usual score in parts of its border; empty where none is watched. */
  private final double[] usual;

  private final Standings standings;

  /**
   * By tag, how far its offset has come, beside what was learnt; null as long as there was no look.
   */
  private float @Nullable [] followed;

  /** What people said of its tags. */
  private final Ordered ordered = new Ordered();

  /** How wide the ranges of its tags are. */
  private final Excursions excursions = new Excursions();

  private final FollowedRules rules;

  private Adjustment adjustment = Adjustment.NONE;

  AdaptiveMemory(Adaptation owner) {
    this.owner = owner;
    tags = owner.profile().tags().size();
    runs = new short[tags];
    standings = new Standings(owner.pace());
    rules = new FollowedRules(owner, ordered, tags);
    boolean watched = false;
    for (int detector = 0; detector < owner.detectors(); detector++) {
      watched |= owner.hasBaseline(detector);
    }
    usual = new double[watched ? owner.detectors() : 0];
  }

  @Override
  public void take(WindowRing ring) {
    due++;
    if (due >= owner.pace().dueWindows()) {
      due = 0;
      owner.look(this, ring);
    }
  }

  @Override
  public void prepare() {}

  @Override
  public Adjustment adjustment() {
    return adjustment;
  }

  /** The state as it becomes with a look; {@link #adjustment} is of it once it is whole. */
  void update(Look look, WindowRing ring) {
    float[] offsets = followed == null ? new float[tags] : followed.clone();
    boolean[] leftOut = leftOut();
    learn(look, ring, offsets, leftOut);
    look.at(ring, adjustment);
    countExcursions(look, ring, leftOut);
    for (int tag = 0; tag < tags; tag++) {
      if (isJudged(tag, ring, leftOut)) {
        follow(look, tag, offsets);
        count(tag, look.isOff(tag));
        tell(look, ring, tag, offsets);
      }
    }
    int worst =
        worst(look, tag -> isJudged(tag, ring, leftOut) && runs[tag] >= owner.pace().patience());
    if (worst >= 0 && 2 * (count(leftOut) + 1) <= tags) {
      leftOut[worst] = true;
      runs[worst] = 0;
      standings.tellLeftOut(worst, offsets[worst], look, ring);
    }
    updateUsual(look);
    rules.look(look, ring);
    BitSet slow = rules.slow(look, ring, leftOut, excursions);
    tryAgain(look, ring, offsets, leftOut);
    lookedAt = ring.endMillis();
    adjust(offsets, leftOut, slow);
  }

  private static boolean isJudged(int tag, WindowRing ring, boolean[] leftOut) {
    return !leftOut[tag] && !ring.isMasked(tag);
  }

  /** The one of these that is off most, -1 if there is none: others may be off because of it. */
  private int worst(Look look, IntPredicate which) {
    int worst = -1;
    for (int tag = 0; tag < tags; tag++) {
      if (which.test(tag) && (worst < 0 || severity(look, tag) > severity(look, worst))) {
        worst = tag;
      }
    }
    return worst;
  }

  private void countExcursions(Look look, WindowRing ring, boolean[] leftOut) {
    int worst = worst(look, tag -> isJudged(tag, ring, leftOut) && look.isOff(tag));
    int looks = looksUntil(ring.endMillis());
    for (int tag = 0; tag < tags; tag++) {
      float least = ordered.width(tag);
      if (isJudged(tag, ring, leftOut) && (tag == worst || !look.isOff(tag))) {
        excursions.look(tag, look.isBeyond(tag), looks, least, owner.pace());
      } else {
        excursions.skip(tag, looks, least, owner.pace());
      }
    }
  }

  /** How many there would have been since the last one, had there been windows all the time. */
  private int looksUntil(long millis) {
    if (lookedAt == AdaptiveSnapshot.NEVER) {
      return 1;
    }
    double looks = (double) (millis - lookedAt) / owner.pace().lookMillis();
    return Math.clamp(Math.round(looks), 1, Short.MAX_VALUE);
  }

  private boolean[] leftOut() {
    return adjustment.leftOut() == null ? new boolean[tags] : adjustment.leftOut().clone();
  }

  /**
   * Tags that are to be learnt are looked at as if they alone were not left out, until it is known
   * where they stand; from then on that is normal.
   */
  private void learn(Look look, WindowRing ring, float[] offsets, boolean[] leftOut) {
    boolean isKnown = false;
    for (int tag : ordered.learning()) {
      if (ring.isMasked(tag)) {
        continue;
      }
      leftOut[tag] = false;
      look.at(ring, judgedBy(offsets, leftOut));
      leftOut[tag] = true;
      boolean breaks = rules.muteBroken(look, tag);
      if (ordered.seen(tag, look.deviation(tag), offsets[tag], breaks)) {
        leftOut[tag] = false;
        offsets[tag] = 0;
        runs[tag] = 0;
        excursions.forget(tag);
        isKnown = true;
      }
    }
    if (isKnown) {
      // the look that follows judges by it
      adjust(offsets, leftOut, rules.slow(adjustment));
    }
  }

  private Adjustment judgedBy(float[] offsets, boolean[] leftOut) {
    return new Adjustment(
        ordered.offsets(offsets),
        excursions.widths(tags),
        leftOut,
        ordered.muted(adjustment.muted()),
        null,
        null,
        null);
  }

  @Override
  public boolean obey(TagOrder order) {
    if (followed == null) {
      return false; // nothing was ever told
    }
    float[] offsets = followed.clone();
    boolean[] leftOut = leftOut();
    BitSet slow = rules.slow(adjustment);
    boolean isDone = false;
    for (int tag = 0; tag < tags; tag++) {
      if (order.tags().contains(owner.profile().tags().get(tag).name())) {
        isDone |=
            switch (order.kind()) {
              case LEARN -> learn(tag, offsets, leftOut);
              case REPAIRED -> judgeAgain(tag, offsets, leftOut, slow);
            };
      }
    }
    if (isDone) {
      adjust(offsets, leftOut, slow);
    }
    return isDone;
  }

  /** What is told is normal at once; of what is left out once it is known where it stands. */
  private boolean learn(int tag, float[] offsets, boolean[] leftOut) {
    Standing known = standings.remove(tag);
    boolean isDone = rules.muteTold(tag) || known != null;
    if (known != null && leftOut[tag]) {
      if (known.rule() != Standing.NO_RULE) {
        ordered.mute(known.rule());
      }
      ordered.learn(tag);
    } else if (known != null) {
      if (known.moved() > 0) {
        ordered.add(tag, offsets[tag]);
        offsets[tag] = 0;
      }
      if (known.width() > 1) {
        ordered.widen(tag, excursions.width(tag));
      }
    }
    return isDone;
  }

  /** As the bundle says, and as if nothing had been. */
  private boolean judgeAgain(int tag, float[] offsets, boolean[] leftOut, BitSet slow) {
    boolean isDone = offsets[tag] != 0 || leftOut[tag] || runs[tag] != 0;
    isDone |= excursions.forget(tag);
    isDone |= standings.remove(tag) != null;
    isDone |= rules.forget(tag, slow);
    isDone |= ordered.forget(tag, rule -> rules.isAbout(rule, tag));
    offsets[tag] = 0;
    leftOut[tag] = false;
    runs[tag] = 0;
    return isDone;
  }

  private void follow(Look look, int tag, float[] offsets) {
    double off = look.deviation(tag);
    if (!Double.isNaN(off)) {
      double step = owner.pace().rate() * Math.clamp(off, -1.0, 1.0);
      offsets[tag] = (float) Math.clamp(offsets[tag] + step, -CEILING, CEILING);
    }
  }

  private void count(int tag, boolean counts) {
    int run = counts ? runs[tag] + 1 : Math.max(0, runs[tag] - SETBACK);
    runs[tag] = (short) Math.min(run, owner.pace().patience());
  }

  /** A broken rule says for certain which tag it is. */
  private static double severity(Look look, int tag) {
    return look.breaksRule(tag) ? Double.MAX_VALUE : look.parts(tag);
  }

  private static int count(boolean[] leftOut) {
    int count = 0;
    for (boolean one : leftOut) {
      count += one ? 1 : 0;
    }
    return count;
  }

  private void tell(Look look, WindowRing ring, int tag, float[] offsets) {
    standings.tell(tag, offsets[tag], excursions.width(tag), ordered.width(tag), look, ring);
  }

  private void updateUsual(Look look) {
    for (int detector = 0; detector < usual.length; detector++) {
      if (owner.hasBaseline(detector)) {
        double off = look.score(detector) - usual[detector];
        usual[detector] += owner.pace().rate() * Math.clamp(off, -1.0, 1.0);
      }
    }
  }

  /** Looks at some of those that are left out as if they alone were not. */
  private void tryAgain(Look look, WindowRing ring, float[] offsets, boolean[] leftOut) {
    int candidates = count(leftOut);
    if (candidates == 0) {
      tried = 0;
      return;
    }
    for (int i = 0; i < Math.min(MOST_TRIED, candidates); i++) {
      tried = nextLeftOut(leftOut, tried);
      if (!ring.isMasked(tried) && !ordered.isLearning(tried)) {
        tryAgain(look, ring, tried, offsets, leftOut);
      }
    }
  }

  private static int nextLeftOut(boolean[] leftOut, int after) {
    int tag = after;
    do {
      tag = (tag + 1) % leftOut.length;
    } while (!leftOut[tag]);
    return tag;
  }

  private void tryAgain(Look look, WindowRing ring, int tag, float[] offsets, boolean[] leftOut) {
    leftOut[tag] = false;
    look.at(ring, judgedBy(offsets, leftOut));
    follow(look, tag, offsets);
    count(tag, !look.isOff(tag));
    leftOut[tag] = runs[tag] < owner.pace().patience();
    if (leftOut[tag]) {
      standings.tellLeftOut(tag, offsets[tag], look, ring);
    } else {
      runs[tag] = 0;
      tell(look, ring, tag, offsets);
    }
  }

  /**
   * From now on windows are judged by what is known now.
   *
   * @param slow limits that are not judged
   */
  private void adjust(float[] offsets, boolean[] leftOut, BitSet slow) {
    followed = offsets;
    var told = new Told(owner.profile(), owner::rule, lookedAt);
    standings.forEach(told::add);
    var muted = (BitSet) slow.clone();
    rules.tell(told, muted);
    int out = count(leftOut);
    adjustment =
        new Adjustment(
            ordered.offsets(offsets),
            excursions.widths(tags),
            out == 0 ? null : leftOut,
            ordered.muted(muted.isEmpty() ? null : muted),
            divisors(),
            told.drift(out),
            told.frozen());
  }

  private double @Nullable [] divisors() {
    double[] divisors = null;
    for (int detector = 0; detector < usual.length; detector++) {
      if (usual[detector] > USUAL) {
        if (divisors == null) {
          divisors = new double[usual.length];
          Arrays.fill(divisors, 1);
        }
        divisors[detector] = Math.min(LARGEST_DIVISOR, usual[detector] / USUAL);
      }
    }
    return divisors;
  }

  @Override
  public byte[] snapshot() {
    return new AdaptiveSnapshot(
            due,
            tried,
            lookedAt,
            followed,
            rules.whereabouts(),
            runs,
            excursions.known(),
            usual,
            standings.byTag(),
            rules.broken(),
            rules.slowTold(adjustment),
            ordered)
        .bytes();
  }

  /** Into a memory that is empty, {@link io.sluice.detection.detector.Remembering#restore}. */
  void restore(byte[] snapshot) {
    try {
      take(AdaptiveSnapshot.read(snapshot, tags, usual.length, owner.rules()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("no snapshot of an adaptation's memory: " + e, e);
    }
  }

  private void take(AdaptiveSnapshot known) {
    due = known.due();
    tried = known.tried();
    lookedAt = known.lookedAt();
    System.arraycopy(known.runs(), 0, runs, 0, tags);
    known.excursions().forEach(excursions::put);
    System.arraycopy(known.usual(), 0, usual, 0, usual.length);
    known.standing().forEach(standings::put);
    ordered.putAll(known.ordered());
    BitSet slow = rules.take(known);
    float[] offsets = known.offsets();
    if (offsets != null) {
      boolean[] leftOut = new boolean[tags];
      standings.forEach((tag, one) -> leftOut[tag] = one.leftOut());
      ordered.learning().forEach(tag -> leftOut[tag] = true);
      adjust(offsets, leftOut, slow);
    }
  }
}
