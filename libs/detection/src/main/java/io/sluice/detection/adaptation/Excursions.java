package io.sluice.detection.adaptation;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How wide the range of each tag is: wider than trained where the tag leaves it for a short while
 * again and again, as one does whose cycle is not quite as it was. An attack leaves it once, and
 * mostly for longer, so that it widens nothing; nor does what comes and goes about its border: an
 * excursion is over once the tag has stayed within its range for as long as one may last. The range
 * narrows again, much more slowly.
 */
final class Excursions {

  /** Times its trained level that a tag may be off its forecast at most. */
  static final float WIDEST = 3;

  /** What a range becomes wider by at each excursion that is not the first. */
  private static final float STEP = 1;

  /** Of the rate by which levels are followed, what a range becomes narrower by at each look. */
  private static final double NARROWING = 0.02;

  /** Of a tag in a snapshot. */
  static final int TAG_BYTES = Float.BYTES + 3 * Short.BYTES;

  /** By tag, in levels. */
  private final float[] widths;

  /** By tag, looks from the first to the last of its excursion; 0 if there is none. */
  private final short[] lasted;

  /** By tag, looks within its range since. */
  private final short[] calm;

  /**
   * By tag, looks since its last excursion was over; {@link Short#MAX_VALUE} if that is long ago.
   */
  private final short[] since;

  Excursions(int tags) {
    widths = new float[tags];
    lasted = new short[tags];
    calm = new short[tags];
    since = new short[tags];
    Arrays.fill(widths, 1);
    Arrays.fill(since, Short.MAX_VALUE);
  }

  /**
   * A tag was looked at.
   *
   * @param isBeyond whether it was beyond its range, as wide as that is by now
   * @param looks that would have been since the last one; more than one if nothing came meanwhile
   * @param least what the range is at least, in levels
   */
  void look(int tag, boolean isBeyond, int looks, float least, Pace pace) {
    if (looks > pace.excursion()) {
      lasted[tag] = 0; // nobody knows for how long it was
      calm[tag] = 0;
    }
    pass(tag, looks, least, pace);
    if (isBeyond) {
      lasted[tag] = sum(lasted[tag], lasted[tag] == 0 ? 1 : calm[tag] + looks);
      calm[tag] = 0;
    } else if (lasted[tag] > 0) {
      calm[tag] = sum(calm[tag], looks);
      if (calm[tag] >= pace.excursion()) {
        isOver(tag, pace);
      }
    }
  }

  private void isOver(int tag, Pace pace) {
    if (lasted[tag] <= pace.excursion()) {
      if (since[tag] <= pace.again()) {
        widths[tag] = Math.min(widths[tag] + STEP, WIDEST);
      }
      since[tag] = 0;
    }
    lasted[tag] = 0;
    calm[tag] = 0;
  }

  /**
   * A tag was not looked at, as it is left out or has no values: how it was meanwhile is unknown.
   */
  void skip(int tag, int looks, float least, Pace pace) {
    lasted[tag] = 0;
    calm[tag] = 0;
    pass(tag, looks, least, pace);
  }

  private void pass(int tag, int looks, float least, Pace pace) {
    since[tag] = sum(since[tag], looks);
    double narrower = widths[tag] - looks * pace.rate() * NARROWING;
    widths[tag] = (float) Math.max(narrower, least);
  }

  private static short sum(short looks, int more) {
    return (short) Math.min(Short.MAX_VALUE, looks + more);
  }

  /** How often its trained level a tag may be off its forecast. */
  float width(int tag) {
    return widths[tag];
  }

  /**
   * The range is as it was trained, and no excursion is known.
   *
   * @return whether it was different
   */
  boolean forget(int tag) {
    boolean isKnown = widths[tag] > 1 || lasted[tag] > 0 || since[tag] < Short.MAX_VALUE;
    widths[tag] = 1;
    lasted[tag] = 0;
    calm[tag] = 0;
    since[tag] = Short.MAX_VALUE;
    return isKnown;
  }

  /** Of all tags; null if each range is as wide as it was trained. */
  float @Nullable [] widths() {
    for (float width : widths) {
      if (width > 1) {
        return widths.clone();
      }
    }
    return null;
  }

  void write(int tag, ByteBuffer bytes) {
    bytes.putFloat(widths[tag]).putShort(lasted[tag]).putShort(calm[tag]).putShort(since[tag]);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException if no range is as wide
   */
  void read(int tag, ByteBuffer bytes) {
    widths[tag] = width(bytes);
    lasted[tag] = bytes.getShort();
    calm[tag] = bytes.getShort();
    since[tag] = bytes.getShort();
  }

  /**
   * How wide a range is.
   *
   * @throws IllegalArgumentException if none is as wide
   */
  static float width(ByteBuffer bytes) {
    float width = bytes.getFloat();
    if (!(width >= 1 && width <= WIDEST)) {
      throw new IllegalArgumentException("a range is " + width + " times as wide");
    }
    return width;
  }
}
