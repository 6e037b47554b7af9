package io.sluice.detection.detector;

import io.sluice.contracts.SideFinding;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What a memory knows of one asset that its windows are judged by, beside the bundle: how far tags
 * have moved for good, how much further they come and go, which are left out, what is said of that.
 * Immutable, so that windows of a batch are each judged by what was known when they were due.
 *
 * @param offsets by tag, how far off its forecast it stands, in levels of the forecaster; null if
 *     none does
 * @param widths by tag, how often its level it may be off its forecast; null if each may once
 * @param leftOut by tag, whether it is masked though it has values; null if none is
 * @param muted indices of rules that are no longer judged; null if there are none
 * @param divisors by detector of the bundle, what its scores are divided by; null for 1
 * @param drift what has moved and is followed or left out, or comes and goes; null if nothing is
 * @param frozen what is left out because it does not change any more; null if nothing is
 */
public record Adjustment(
    float @Nullable [] offsets,
    float @Nullable [] widths,
    boolean @Nullable [] leftOut,
    @Nullable BitSet muted,
    double @Nullable [] divisors,
    @Nullable SideFinding drift,
    @Nullable SideFinding frozen) {

  /** Nothing is known. */
  public static final Adjustment NONE = new Adjustment(null, null, null, null, null, null, null);

  /** How far off its forecast a tag stands, in levels. */
  public double offset(int tag) {
    return offsets == null ? 0 : offsets[tag];
  }

  /** How often its level a tag may be off its forecast. */
  public double width(int tag) {
    return widths == null ? 1 : widths[tag];
  }

  public boolean isLeftOut(int tag) {
    return leftOut != null && leftOut[tag];
  }

  /** What the scores of a detector, counted in the bundle's order, are divided by. */
  public double divisor(int detector) {
    return divisors == null ? 1 : divisors[detector];
  }
}
