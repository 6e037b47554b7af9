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
   * After one look more.
   *
   * @param isBeyond whether the tag was beyond its range, as wide as that is by now
   * @param least what the range is at least, in levels
   */
  void look(int tag, boolean isBeyond, float least, Pace pace) {
    double change = -pace.rate() * NARROWING;
    since[tag] = sum(since[tag], 1);
    if (isBeyond) {
      lasted[tag] = sum(lasted[tag], calm[tag] + 1);
      calm[tag] = 0;
    } else if (lasted[tag] > 0) {
      calm[tag]++;
      if (calm[tag] >= pace.excursion()) {
        if (lasted[tag] <= pace.excursion()) {
          change += since[tag] <= pace.again() ? STEP : 0;
          since[tag] = 0;
        }
        lasted[tag] = 0;
        calm[tag] = 0;
      }
    }
    widths[tag] = (float) Math.clamp(widths[tag] + change, least, WIDEST);
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

  /** What {@link #write} wrote. */
  void read(int tag, ByteBuffer bytes) {
    widths[tag] = bytes.getFloat();
    lasted[tag] = bytes.getShort();
    calm[tag] = bytes.getShort();
    since[tag] = bytes.getShort();
  }
}
