package io.sluice.detection.detector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one detector has to say of each tag of one window; tags as indices into the profile's tags.
 * One object is filled again and again. Not thread-safe.
 */
public final class Explanation {

  /** Of a tag that is not known to be an origin. */
  public static final int NO_ORIGIN = -1;

  private final double[] deviations;
  private final double[] expected;
  private final double[] low;
  private final double[] high;
  private final String[] reasons;
  private final int[] origins;
  private final int[] drivers;

  public Explanation(int tags) {
    deviations = new double[tags];
    expected = new double[tags];
    low = new double[tags];
    high = new double[tags];
    reasons = new String[tags];
    origins = new int[tags];
    drivers = new int[tags];
    clear();
  }

  /** Nothing deviates and nothing is known. */
  public void clear() {
    Arrays.fill(deviations, 0);
    Arrays.fill(expected, Double.NaN);
    Arrays.fill(low, Double.NaN);
    Arrays.fill(high, Double.NaN);
    Arrays.fill(reasons, null);
    Arrays.fill(origins, NO_ORIGIN);
    Arrays.fill(drivers, -1);
  }

  public int tags() {
    return deviations.length;
  }

  /** A tag's part of the score, in the detector's own unit: finite, at least 0. */
  public void deviation(int tag, double deviation) {
    deviations[tag] = Scores.sane(deviation);
  }

  /** What would have been normal, in the tag's unit. */
  public void expected(int tag, double value) {
    expected[tag] = value;
  }

  /** From where to where a value would have been normal, in the tag's unit; NaN: no such end. */
  public void band(int tag, double from, double to) {
    low[tag] = from;
    high[tag] = to;
  }

  /**
   * In words, where numbers do not say it, to be read after the tag's name: {@code has not changed
   * for 60 readings}. It then takes the place of numbers in the sentence for a person.
   */
  public void reason(int tag, String reason) {
    reasons[tag] = reason;
  }

  /**
   * That it began with this tag, whatever others show since.
   *
   * @param readingsAgo when, counted back from the window's newest reading, as far as is known
   * @param unless the tag by whose value it was driven: if that does not read as it should it is a
   *     sensor that lies, and its controller is no origin; -1 if there is none
   */
  public void origin(int tag, int readingsAgo, int unless) {
    origins[tag] = readingsAgo;
    drivers[tag] = unless;
  }

  /** How many readings ago it began with this tag; {@link #NO_ORIGIN} if it did not. */
  public int originAgo(int tag) {
    return origins[tag];
  }

  /** The tag by whose value an origin was driven; -1 if there is none. */
  public int driver(int tag) {
    return drivers[tag];
  }

  public double deviation(int tag) {
    return deviations[tag];
  }

  /** NaN if unknown. */
  public double expected(int tag) {
    return expected[tag];
  }

  /** NaN if unknown. */
  public double low(int tag) {
    return low[tag];
  }

  /** NaN if unknown. */
  public double high(int tag) {
    return high[tag];
  }

  /** Null if there is none. */
  public @Nullable String reason(int tag) {
    return reasons[tag];
  }
}
