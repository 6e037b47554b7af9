package io.sluice.detection.rule;

import io.sluice.detection.rule.criterion.Criterion;
import io.sluice.detection.rule.measure.Measure;
import io.sluice.detection.window.WindowRing;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Something that always holds in normal operation. Immutable; judging allocates nothing. */
public final class Rule {

  /** A rule that is broken by far counts at most this many times. */
  private static final double LARGEST_DEGREE = 4;

  private final String id;
  private final RuleKind kind;
  private final double ratio;
  private final int duration;
  private final Measure measure;
  private final Criterion criterion;
  private final DoubleFunction<String> words;
  private final int[] tags;

  /**
   * @param ratio that it gives when it is just broken, above 0
   * @param duration readings that it has to be broken for, at least 1
   * @param words what to say of a measured number that breaks it
   */
  Rule(
      String id,
      RuleKind kind,
      double ratio,
      int duration,
      Measure measure,
      Criterion criterion,
      DoubleFunction<String> words) {
    this.id = id;
    this.kind = kind;
    this.ratio = ratio;
    this.duration = duration;
    this.measure = measure;
    this.criterion = criterion;
    this.words = words;
    tags = measure.tags().distinct().toArray();
  }

  public String id() {
    return id;
  }

  public RuleKind kind() {
    return kind;
  }

  /** Ratio of a window: 0 if the rule is kept or cannot tell. */
  public double ratio(WindowRing ring) {
    int newest = ring.size() - 1;
    double least = criterion.degree(measure.at(ring, newest));
    for (int back = 1; back < duration && least > 0; back++) {
      least = Math.min(least, criterion.degree(measure.at(ring, newest - back)));
    }
    return least > 0 && speaksOf(ring) ? ratio * Math.min(least, LARGEST_DEGREE) : 0;
  }

  /** Since how many readings it has been broken without a break, counted back from the newest. */
  int brokenSince(WindowRing ring) {
    int newest = ring.size() - 1;
    int since = 0;
    while (since < newest && criterion.degree(measure.at(ring, newest - since - 1)) > 0) {
      since++;
    }
    return since;
  }

  /** Nothing is said of a tag that is masked, but that it is missing. */
  private boolean speaksOf(WindowRing ring) {
    if (kind.isAboutData()) {
      return true;
    }
    for (int tag : tags) {
      if (ring.isMasked(tag)) {
        return false;
      }
    }
    return true;
  }

  Measure measure() {
    return measure;
  }

  Criterion criterion() {
    return criterion;
  }

  /** The number that it judges, of the newest reading. */
  public double measured(WindowRing ring) {
    return measure.at(ring, ring.size() - 1);
  }

  /** Indices of the tags that it is about; not to be written to. */
  public int[] tags() {
    return tags;
  }

  /** Whether it is about the tag with this index. */
  public boolean isAbout(int tag) {
    for (int own : tags) {
      if (own == tag) {
        return true;
      }
    }
    return false;
  }

  /** Why a number breaks it. */
  public String reason(double measured) {
    return words.apply(measured);
  }

  /** From where to where the value of its tag may be; null if it judges something else. */
  public Criterion.@Nullable Band band() {
    return kind == RuleKind.LIMITS && criterion instanceof Criterion.Band band ? band : null;
  }
}
