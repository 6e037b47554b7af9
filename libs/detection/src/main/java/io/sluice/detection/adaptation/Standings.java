package io.sluice.detection.adaptation;

import io.sluice.detection.window.WindowRing;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is told of the tags of one asset: those that have moved, that come and go, or are left out.
 */
final class Standings {

  /**
   * Levels from which on an offset is told, or by how much a range is wider, and below which no
   * longer.
   */
  static final double FLOOR = 0.5;

  private static final double FLOOR_AGAIN = 0.4;

  private final Pace pace;
  private SortedMap<Integer, Standing> byTag = SparseMaps.empty();

  Standings(Pace pace) {
    this.pace = pace;
  }

  /**
   * Says how a tag stands that is judged, if there is anything to say.
   *
   * @param offset by which it is followed, in levels
   * @param width of its range
   * @param least width of its range of which nothing is told
   */
  void tell(int tag, float offset, float width, float least, Look look, WindowRing ring) {
    Standing known = byTag.get(tag);
    boolean wasMoved = known != null && !known.leftOut() && known.moved() > 0;
    boolean hasMoved = Math.abs(offset) >= floor(wasMoved);
    boolean wasWide = known != null && known.width() > 1;
    boolean isWide = width - least >= floor(wasWide);
    if (!hasMoved && !isWide) {
      remove(tag);
      return;
    }
    boolean isAsBefore =
        known != null && !known.leftOut() && wasMoved == hasMoved && wasWide == isWide;
    Standing before = isAsBefore ? known : null;
    long since = before == null ? ring.endMillis() : before.sinceMillis();
    put(tag, false, since, hasMoved ? offset : 0, isWide ? width : 1, before, look);
  }

  private static double floor(boolean isTold) {
    return isTold ? FLOOR_AGAIN : FLOOR;
  }

  /** Says how a tag stands that is left out. */
  void tellLeftOut(int tag, float offset, Look look, WindowRing ring) {
    Standing known = byTag.get(tag);
    Standing before = known != null && known.leftOut() ? known : null;
    long since =
        before == null
            ? ring.endMillis() - pace.patience() * pace.lookMillis()
            : before.sinceMillis();
    put(tag, true, since, offset + look.deviation(tag), 1, before, look);
  }

  private void put(
      int tag,
      boolean isLeftOut,
      long since,
      double levels,
      float width,
      @Nullable Standing before,
      Look look) {
    Standing lastBroken = look.breaksRule(tag) ? null : before;
    put(
        tag,
        new Standing(
            isLeftOut,
            since,
            Double.isNaN(levels) ? 0 : Math.abs(levels) * look.level(tag),
            width,
            look.observed(tag),
            look.forecast(tag),
            lastBroken == null ? look.brokenRule(tag) : lastBroken.rule(),
            lastBroken == null ? look.measured(tag) : lastBroken.measured()));
  }

  void put(int tag, Standing standing) {
    byTag = SparseMaps.with(byTag, tag, standing);
  }

  /** What was told of a tag, of which nothing is told any more; null if nothing was. */
  @Nullable Standing remove(int tag) {
    return SparseMaps.remove(byTag, tag);
  }

  void forEach(BiConsumer<Integer, Standing> each) {
    byTag.forEach(each);
  }

  /** Not to be written to. */
  Map<Integer, Standing> byTag() {
    return byTag;
  }
}
