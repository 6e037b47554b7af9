package io.sluice.detection.adaptation;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How wide the range of each tag is: wider than trained where the tag leaves it for a short while
 * again and again, as one does whose cycle is not quite as it was. An attack leaves it once, and
 * mostly for longer, so that it widens nothing; nor does what comes and goes about its border. The
 * range narrows again, much more slowly.
 */
final class Excursions {

  /** By tag, of those that have left their range lately. */
  private SortedMap<Integer, Excursion> known = SparseMaps.empty();

  /** A tag was looked at: {@link Excursion#next}. */
  void look(int tag, boolean isBeyond, int looks, float least, Pace pace) {
    Excursion before = known.get(tag);
    if (before != null) {
      put(tag, before.next(isBeyond, looks, least, pace), pace);
    } else if (isBeyond) {
      put(tag, Excursion.NONE.next(true, looks, least, pace), pace);
    }
  }

  /** A tag was not looked at: {@link Excursion#unseen}. */
  void skip(int tag, int looks, float least, Pace pace) {
    Excursion before = known.get(tag);
    if (before != null) {
      put(tag, before.unseen(looks, least, pace), pace);
    }
  }

  private void put(int tag, Excursion now, Pace pace) {
    if (now.isForgotten(pace)) {
      SparseMaps.remove(known, tag);
    } else {
      put(tag, now);
    }
  }

  void put(int tag, Excursion now) {
    known = SparseMaps.with(known, tag, now);
  }

  /** How often its trained level a tag may be off its forecast. */
  float width(int tag) {
    return known.getOrDefault(tag, Excursion.NONE).width();
  }

  /**
   * The range is as it was trained, and no excursion is known.
   *
   * @return whether it was different
   */
  boolean forget(int tag) {
    return SparseMaps.remove(known, tag) != null;
  }

  /** Of all tags; null if each range is as wide as it was trained. */
  float @Nullable [] widths(int tags) {
    if (known.values().stream().noneMatch(one -> one.width() > 1)) {
      return null;
    }
    float[] widths = new float[tags];
    Arrays.fill(widths, 1);
    known.forEach((tag, one) -> widths[tag] = one.width());
    return widths;
  }

  /** By tag; not to be written to. */
  Map<Integer, Excursion> known() {
    return known;
  }
}
