package io.sluice.detection.adaptation;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What people said of the tags of one asset: what is normal of them beside what the bundle says,
 * until the next training. Usually nothing: so each asset that has nothing shares what holds it.
 */
final class Ordered {

  /** Looks whose mean says where a tag stands: the noise of one alone would stay in it for good. */
  static final int LOOKS = 4;

  private static final int LEARNT_BYTES = Integer.BYTES + Float.BYTES;
  private static final int LEARNING_BYTES = 2 * Integer.BYTES + Double.BYTES;

  /** By tag, levels from its forecast that are normal. */
  private SortedMap<Integer, Float> learnt = SparseMaps.empty();

  /** By tag that is left out until it is known where it stands. */
  private SortedMap<Integer, Sum> learning = SparseMaps.empty();

  /** By tag that comes and goes, how often its level it may be off. */
  private SortedMap<Integer, Float> widths = SparseMaps.empty();

  /** Rules that are no longer held to. */
  private SortedSet<Integer> muted = Collections.emptySortedSet();

  /** Of deviations, in levels. */
  private record Sum(int looks, double levels) {}

  /** Tags that are being learnt. */
  List<Integer> learning() {
    return List.copyOf(learning.keySet());
  }

  boolean isLearning(int tag) {
    return learning.containsKey(tag);
  }

  void learn(int tag) {
    learning(tag, new Sum(0, 0));
  }

  private void learning(int tag, Sum sum) {
    learning = SparseMaps.with(learning, tag, sum);
  }

  /**
   * A tag that is being learnt was looked at.
   *
   * @param deviation in levels, beside what is learnt and followed; NaN if it has no forecast
   * @param followed its offset, which is learnt with it
   * @param breaksRule whether it still broke a rule about it alone
   * @return whether it is known now where it stands
   */
  boolean seen(int tag, double deviation, float followed, boolean breaksRule) {
    Sum before = Objects.requireNonNull(learning.get(tag), "a tag is not being learnt");
    if (Double.isNaN(deviation)) {
      if (!breaksRule) {
        learning.remove(tag);
      }
      return !breaksRule;
    }
    var sum = new Sum(before.looks() + 1, before.levels() + deviation);
    if (sum.looks() < LOOKS) {
      learning(tag, sum);
      return false;
    }
    learning.remove(tag);
    SparseMaps.remove(widths, tag); // it was one about another place
    add(tag, (float) (followed + sum.levels() / sum.looks()));
    return true;
  }

  /** So many levels more are normal. */
  void add(int tag, float levels) {
    learnt = SparseMaps.with(learnt, tag, learnt.getOrDefault(tag, 0f) + levels);
  }

  /** A tag may be off so many times its level. */
  void widen(int tag, float width) {
    widths = SparseMaps.with(widths, tag, width);
  }

  /** How often its level a tag may be off at least. */
  float width(int tag) {
    return widths.getOrDefault(tag, 1f);
  }

  void mute(int rule) {
    if (muted.isEmpty()) {
      muted = new TreeSet<>();
    }
    muted.add(rule);
  }

  boolean isMuted(int rule) {
    return muted.contains(rule);
  }

  /**
   * These and those that are no longer held to.
   *
   * @param others null for none; returned as they are if nobody said anything of rules
   */
  @Nullable BitSet muted(@Nullable BitSet others) {
    if (muted.isEmpty()) {
      return others;
    }
    var all = others == null ? new BitSet() : (BitSet) others.clone();
    muted.forEach(all::set);
    return all;
  }

  /**
   * Takes back what was said of a tag.
   *
   * @param isAbout whether a rule is about it
   * @return whether anything was
   */
  boolean forget(int tag, IntPredicate isAbout) {
    boolean wasLearnt = SparseMaps.remove(learnt, tag) != null;
    boolean wasLearning = SparseMaps.remove(learning, tag) != null;
    boolean wasWidened = SparseMaps.remove(widths, tag) != null;
    boolean wasMuted = !muted.isEmpty() && muted.removeIf(isAbout::test);
    return wasLearnt || wasLearning || wasWidened || wasMuted;
  }

  /**
   * Offsets by tag with what was learnt.
   *
   * @param followed as they are followed; returned as they are if nothing was learnt
   */
  float[] offsets(float[] followed) {
    if (learnt.isEmpty()) {
      return followed;
    }
    float[] offsets = followed.clone();
    learnt.forEach((tag, levels) -> offsets[tag] += levels);
    return offsets;
  }

  void putAll(Ordered other) {
    other.learnt.forEach(this::add);
    other.learning.forEach(this::learning);
    other.widths.forEach(this::widen);
    other.muted.forEach(this::mute);
  }

  /** How many bytes {@link #write} writes. */
  int size() {
    return 4 * Integer.BYTES
        + (learnt.size() + widths.size()) * LEARNT_BYTES
        + learning.size() * LEARNING_BYTES
        + muted.size() * Integer.BYTES;
  }

  void write(ByteBuffer bytes) {
    bytes.putInt(learnt.size()).putInt(learning.size()).putInt(widths.size()).putInt(muted.size());
    learnt.forEach((tag, levels) -> bytes.putInt(tag).putFloat(levels));
    learning.forEach((tag, sum) -> bytes.putInt(tag).putInt(sum.looks()).putDouble(sum.levels()));
    widths.forEach((tag, width) -> bytes.putInt(tag).putFloat(width));
    muted.forEach(bytes::putInt);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IndexOutOfBoundsException if it is of another bundle
   * @throws IllegalArgumentException if no range is as wide
   */
  static Ordered read(ByteBuffer bytes, int tags, int rules) {
    var ordered = new Ordered();
    int learnt = bytes.getInt();
    int learning = bytes.getInt();
    int widths = bytes.getInt();
    int muted = bytes.getInt();
    for (int i = 0; i < learnt; i++) {
      ordered.add(Objects.checkIndex(bytes.getInt(), tags), bytes.getFloat());
    }
    for (int i = 0; i < learning; i++) {
      ordered.learning(
          Objects.checkIndex(bytes.getInt(), tags), new Sum(bytes.getInt(), bytes.getDouble()));
    }
    for (int i = 0; i < widths; i++) {
      ordered.widen(Objects.checkIndex(bytes.getInt(), tags), Excursion.readWidth(bytes));
    }
    for (int i = 0; i < muted; i++) {
      ordered.mute(Objects.checkIndex(bytes.getInt(), rules));
    }
    return ordered;
  }
}
