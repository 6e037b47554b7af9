package io.sluice.detection.adaptation;

import java.nio.ByteBuffer;

/**
 * Of a tag that has left its range lately, or whose range is wider than trained. An excursion is
 * over once the tag has stayed within its range for as long as one may last.
 *
 * @param width of the range, in levels as they were trained
 * @param lasted looks from the first to the last of the excursion; 0 if there is none
 * @param calm looks within the range since
 * @param since looks since the last excursion was over; {@link #LONG_AGO} at most
 */
record Excursion(float width, int lasted, int calm, int since) {

  /** Times its trained level that a tag may be off its forecast at most. */
  static final float WIDEST = 3;

  static final int LONG_AGO = Short.MAX_VALUE;

  /** What a range becomes wider by at each excursion that is not the first. */
  private static final float STEP = 1;

  /** Of the rate by which levels are followed, what a range becomes narrower by at each look. */
  private static final double NARROWING = 0.02;

  static final int BYTES = Float.BYTES + 3 * Short.BYTES;

  /** Of a tag that was never beyond its range. */
  static final Excursion NONE = new Excursion(1, 0, 0, LONG_AGO);

  /** Whether there is nothing to know of it any more. */
  boolean isForgotten(Pace pace) {
    return width <= 1 && lasted == 0 && since > pace.again();
  }

  /**
   * After the tag was looked at.
   *
   * @param isBeyond whether it was beyond its range
   * @param looks that would have been since the last one; more than one if nothing came meanwhile
   * @param least what the range is at least, in levels
   */
  Excursion next(boolean isBeyond, int looks, float least, Pace pace) {
    Excursion now =
        looks > pace.excursion() ? unseen(looks, least, pace) : later(looks, least, pace);
    if (isBeyond) {
      int whole = now.lasted == 0 ? 1 : Math.min(now.lasted + now.calm + looks, LONG_AGO);
      return new Excursion(now.width, whole, 0, now.since);
    }
    if (now.lasted == 0) {
      return now;
    }
    return now.calm + looks < pace.excursion()
        ? new Excursion(now.width, now.lasted, now.calm + looks, now.since)
        : now.over(pace);
  }

  private Excursion over(Pace pace) {
    if (lasted > pace.excursion()) {
      return new Excursion(width, 0, 0, since);
    }
    float wider = since <= pace.again() ? Math.min(width + STEP, WIDEST) : width;
    return new Excursion(wider, 0, 0, 0);
  }

  /** The same where nobody knows how the tag was: an excursion that has begun is none. */
  Excursion unseen(int looks, float least, Pace pace) {
    return new Excursion(width, 0, 0, since).later(looks, least, pace);
  }

  private Excursion later(int looks, float least, Pace pace) {
    float narrower = (float) (width - looks * pace.rate() * NARROWING);
    return new Excursion(
        Math.max(narrower, least), lasted, calm, Math.min(since + looks, LONG_AGO));
  }

  void write(ByteBuffer bytes) {
    bytes.putFloat(width).putShort((short) lasted).putShort((short) calm).putShort((short) since);
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException if no range is as wide
   */
  static Excursion read(ByteBuffer bytes) {
    return new Excursion(readWidth(bytes), bytes.getShort(), bytes.getShort(), bytes.getShort());
  }

  /**
   * How wide a range is.
   *
   * @throws IllegalArgumentException if none is as wide
   */
  static float readWidth(ByteBuffer bytes) {
    float width = bytes.getFloat();
    if (!(width >= 1 && width <= WIDEST)) {
      throw new IllegalArgumentException("a range is " + width + " times as wide");
    }
    return width;
  }
}
